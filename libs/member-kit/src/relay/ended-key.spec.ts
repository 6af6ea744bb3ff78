import { eventually, memberRecordOf, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { HealthRegistry, type PartHealth } from '../health/health-contributor.js';
import { createNamedKey, registeredKey } from '../identity/node-keys.js';
import { Consumers } from '../jetstream/consumers.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { MessagingHealth } from '../messaging/messaging-health.js';
import { MESSAGING_OPTIONS } from '../messaging/messaging-options.js';
import { Quarantine } from '../quarantine/quarantine.js';
import { EventSigner } from '../signatures/event-signer.js';
import { Clock } from '../time/clock.js';
import { Relay } from './relay.js';

const A_MINUTE_MS = 60_000;

describe('a node whose keys were changed, and which was not restarted', () => {
  let network: VacancyNetwork;

  beforeEach(async () => {
    network = await VacancyNetwork.start();
  });
  afterEach(async () => {
    await network[Symbol.asyncDispose]();
  });

  const keyHealth = async (): Promise<PartHealth> => {
    const { app } = network.sender;
    const registry = new HealthRegistry();
    new MessagingHealth(
      app.get(MESSAGING_OPTIONS), app.get(HubConnection), app.get(Relay), app.get(Consumers), app.get(Quarantine), app.get(DataSource), app.get(EventSigner), app.get(Clock), registry,
    ).onModuleInit();
    const part = registry.all().find(({ name }) => name === 'signing-key')!;
    expect(part.required).toBe(true);
    return part.health();
  };
  const sealedAndWaiting = async (): Promise<unknown> => (await network.sender.query(
    'SELECT (SELECT count(*)::integer FROM outbox_sealed) AS sealed, (SELECT count(*)::integer FROM outbox_waiting) AS waiting'))[0];

  it('seals nothing with the key that has ended and says so; what waited goes out after the restart, and is believed', async () => {
    await network.publish(uuidNamed('prima'));
    await eventually('the first', () => network.seen(), (rows) => rows.length === 1);
    expect(await keyHealth()).toEqual({ up: true });
    const [before, after] = [network.cpi.signing, createNamedKey('ed25519')];
    const record = memberRecordOf(network.cpi);
    const rotated = (end: Date): typeof record => (
      { ...record, signingKeys: [{ ...record.signingKeys[0]!, validUntil: end.toISOString() }, registeredKey(after, new Date(Date.now() - 2 * A_MINUTE_MS))] });
    await network.hub.introduce(network.cpi, rotated(new Date(Date.now() + 60 * A_MINUTE_MS)));
    await eventually('the announced end', keyHealth, ({ up, text }) => up && text?.en.includes('restart') === true);
    await network.hub.introduce(network.cpi, rotated(new Date(Date.now() - A_MINUTE_MS)));
    await eventually('the end', keyHealth, ({ up }) => !up);
    for (const entity of ['seconda', 'terza'].map(uuidNamed)) {
      await network.publish(entity);
      await network.sender.outbox.sent();
    }
    expect(await sealedAndWaiting()).toEqual({ sealed: 1, waiting: 2 });
    expect(before.kid).not.toBe(after.kid);
    Object.assign(network.cpi, { signing: after });
    await network.restartSender();
    expect((await eventually('the rest', () => network.seen(), (rows) => rows.length === 3)).map(({ entity }) => entity)).toEqual(['prima', 'seconda', 'terza'].map(uuidNamed));
    expect(await sealedAndWaiting()).toEqual({ sealed: 3, waiting: 0 });
    expect(await network.receiver.query('SELECT reason FROM quarantine')).toEqual([]);
    expect(await keyHealth()).toEqual({ up: true });
  });
});
