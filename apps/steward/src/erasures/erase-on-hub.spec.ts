import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGREEMENT } from '@filiera/contracts';
import { NkeyPair } from '@filiera/member-kit';
import { type OwnServer, startOwnBroker, testFolder } from '@filiera/testing';
import { headers } from '@nats-io/transport-node';
import { ensureStreams } from '../hub/ensure-streams.js';
import { HubConnection } from '../hub/hub-connection.js';
import { hubConfiguration } from '../hub/hub-configuration.js';
import { eraseMessage, eraseOnHub } from './erase-on-hub.js';

const ERASED = '11111111-1111-4111-8111-111111111111';
const NARROWED = '22222222-2222-4222-8222-222222222222';
const OTHER = '33333333-3333-4333-8333-333333333333';

describe('an erasure on the hub', () => {
  const keys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
  const storeDir = testFolder('erasure');
  let broker: OwnServer<{ url: string; port: number; stop(): Promise<void>; kill(): Promise<void> }>;
  let hub: HubConnection;

  const publish = async (family: string, event: string, person: string, version: number, payload: string, publisher = 'cpi-uno'): Promise<number> => {
    const head = headers();
    head.set('ce-entityversion', String(version));
    return (await hub.streams.publish(`rete.${family}.${event}.v1.${publisher}.cpi.${person}.${person}`, payload, { headers: head })).seq;
  };
  const bytesHold = async (text: string): Promise<boolean> => {
    // The server writes its blocks within a moment of the acknowledgement.
    await pause(300);
    return readdirSync(storeDir, { recursive: true, withFileTypes: true })
      .some((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text));
  };

  beforeAll(async () => {
    const configuration = await hubConfiguration(keys, [], testFolder('accounts'), new Date());
    broker = await startOwnBroker({ configuration, storeDir });
    hub = await HubConnection.open(keys, { servers: [broker.current.url] });
    await ensureStreams(hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
  });

  afterAll(async () => {
    await hub?.close();
    await broker?.stop();
  });

  it('leaves no byte of the person in the files of any family, and every byte of the others', async () => {
    for (let version = 1; version <= 3; version += 1) {
      await publish('candidate', 'updated', ERASED, version, `PROFILO-DA-CANCELLARE-${version}`);
      await publish('candidate', 'updated', OTHER, version, `PROFILO-DA-TENERE-${version}`);
    }
    await publish('referral', 'proposed', ERASED, 1, 'INVIO-DA-CANCELLARE', 'agenzia-due');
    await publish('placement', 'started', ERASED, 1, 'ASSUNZIONE-DA-CANCELLARE', 'agenzia-due');
    expect(await bytesHold('PROFILO-DA-CANCELLARE-2')).toBe(true);
    expect(await bytesHold(ERASED)).toBe(true);
    expect(await eraseOnHub(hub.manager, { person: ERASED, scope: 'person', belowVersion: null })).toBe(5);
    for (const text of ['PROFILO-DA-CANCELLARE', 'INVIO-DA-CANCELLARE', 'ASSUNZIONE-DA-CANCELLARE', ERASED]) {
      expect(await bytesHold(text)).toBe(false);
    }
    expect(await bytesHold('PROFILO-DA-TENERE-1')).toBe(true);
    expect((await hub.manager.streams.info('CANDIDATES')).state.messages).toBe(3);
  });

  it('finds nothing to do when it is run again', async () => {
    expect(await eraseOnHub(hub.manager, { person: ERASED, scope: 'person', belowVersion: null })).toBe(0);
  });

  it('takes only the older versions of the profile when a consent was narrowed', async () => {
    for (let version = 1; version <= 4; version += 1) {
      await publish('candidate', 'updated', NARROWED, version, `CONSENSO-VERSIONE-${version}`);
    }
    await publish('referral', 'proposed', NARROWED, 1, 'INVIO-CHE-RESTA', 'agenzia-due');
    expect(await eraseOnHub(hub.manager, { person: NARROWED, scope: 'superseded', belowVersion: 3 })).toBe(2);
    expect([await bytesHold('CONSENSO-VERSIONE-1'), await bytesHold('CONSENSO-VERSIONE-2')]).toEqual([false, false]);
    expect([await bytesHold('CONSENSO-VERSIONE-3'), await bytesHold('CONSENSO-VERSIONE-4'), await bytesHold('INVIO-CHE-RESTA')]).toEqual([true, true, true]);
  });

  it('does not mind a message that is already gone', async () => {
    const sequence = await publish('candidate', 'updated', OTHER, 9, 'UNA-VOLTA');
    expect(await eraseMessage(hub.manager, 'CANDIDATES', sequence)).toBe(true);
    expect(await eraseMessage(hub.manager, 'CANDIDATES', sequence)).toBe(false);
    expect(await eraseMessage(hub.manager, 'CANDIDATES', 100_000)).toBe(false);
  });
});
