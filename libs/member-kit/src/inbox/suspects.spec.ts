import { vacancyPublishedV1 } from '@filiera/contracts';
import { signedMessage, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fingerprintOf, type Inbound } from './inbound.js';
import { Suspects } from './suspects.js';

describe('an event that keeps coming back', () => {
  let network: VacancyNetwork;
  let suspects: Suspects;

  beforeAll(async () => {
    network = await VacancyNetwork.start();
    suspects = network.receiver.app.get(Suspects, { strict: false });
  });

  afterAll(async () => {
    await network[Symbol.asyncDispose]();
  });

  const message = (entity: string, deliveryCount: number): Inbound => ({
    ...signedMessage({ from: network.cpi, type: vacancyPublishedV1.type, audience: 'all', entity, data: vacancyPublishedV1.example }),
    stream: 'VACANCIES', streamSequence: 0, storedAt: new Date(), deliveryCount,
  });
  const marks = (): Promise<unknown[]> => network.receiver.query('SELECT FROM inbox_attempt');
  const seen = async (entity: string): Promise<unknown[]> => (await network.seen()).filter((row) => row.entity === entity);

  it('is handled alone, and its mark is taken away when the process lives on', async () => {
    await suspects.take([message(uuidNamed('uno'), 1), message(uuidNamed('due'), 3), message(uuidNamed('tre'), 1)], 'VACANCIES');
    for (const entity of ['uno', 'due', 'tre'].map(uuidNamed)) expect(await seen(entity)).toHaveLength(1);
    expect(await marks()).toEqual([]);
  });

  it('is quarantined unseen once its mark has outlived the process three times, and the others are handled', async () => {
    const killer = message(uuidNamed('letale'), 4);
    await network.receiver.query('INSERT INTO inbox_attempt (fingerprint, attempts, at) VALUES ($1, 3, now())', [fingerprintOf(killer)]);
    const { refused } = await suspects.take([message(uuidNamed('prima'), 4), killer, message(uuidNamed('dopo'), 1)], 'VACANCIES');
    expect([...refused]).toEqual([killer]);
    expect(await seen(uuidNamed('letale'))).toEqual([]);
    for (const entity of ['prima', 'dopo'].map(uuidNamed)) expect(await seen(entity)).toHaveLength(1);
    expect(await network.receiver.query('SELECT reason FROM quarantine')).toEqual([{ reason: 'kills-process' }]);
    expect(await marks()).toEqual([]);
    const again = await suspects.take([{ ...killer, deliveryCount: 5 }], 'VACANCIES');
    expect([...again.refused]).toEqual([]);
    expect(await seen(uuidNamed('letale'))).toEqual([]);
  });

  it('is not suspected when it was handled before', async () => {
    const known = message(uuidNamed('nota'), 1);
    await suspects.take([known], 'VACANCIES');
    await network.receiver.query('INSERT INTO inbox_attempt (fingerprint, attempts, at) VALUES ($1, 9, now())', [fingerprintOf(known)]);
    const { refused } = await suspects.take([{ ...known, deliveryCount: 9 }], 'VACANCIES');
    expect([...refused]).toEqual([]);
    expect(await seen(uuidNamed('nota'))).toHaveLength(1);
  });
});
