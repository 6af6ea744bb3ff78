import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AGREEMENT, streamsOf } from '@filiera/contracts';
import { startOwnBroker, testFolder } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ensureStreams } from '../hub/ensure-streams.js';
import { backUpHub } from './back-up-hub.js';
import { snapshotStream } from './stream-snapshot.js';

const [FIRST, SECOND] = streamsOf(AGREEMENT).map(({ name, subjects }) => ({ name, subject: subjects[0]!.replace('>', 'prova') })) as [Stream, Stream];
/** More than the server sends before it wants to hear that it arrives. */
const MEGABYTES = 12;

interface Stream { readonly name: string; readonly subject: string }

describe('a backup of a hub that goes away meanwhile', () => {
  let broker: Awaited<ReturnType<typeof startOwnBroker>>;
  let hub: NatsConnection;

  beforeEach(async () => {
    broker = await startOwnBroker();
    // As the steward connects: it waits for a hub that is away.
    hub = await connect({ servers: broker.current.url, maxReconnectAttempts: -1 });
    await ensureStreams(await jetstreamManager(hub), AGREEMENT, { replicas: 1, storageFactor: 1 });
    for (let at = 0; at < 2 * MEGABYTES; at += 1) await jetstream(hub).publish(SECOND.subject, randomBytes(512 * 1_024));
    await jetstream(hub).publish(FIRST.subject, 'una');
  });
  afterEach(async () => {
    await hub.close();
    await broker.kill();
  });

  /** Does something as soon as a piece of the large stream has come, before it is answered. */
  const atFirstPiece = (act: () => unknown): void => {
    let done = false;
    hub.subscribe('_INBOX.>', { callback: (_, { data }) => {
      if (done || data.length < 100_000) return;
      done = true;
      act();
    } });
  };

  it('fails, and leaves the folder empty', async () => {
    const folder = join(testFolder('copia'), 'copia');
    atFirstPiece(() => broker.kill());
    await expect(backUpHub({ hub }, folder, new Date())).rejects.toThrow(`the snapshot of ${SECOND.name} broke off`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('fails with what the disk says, and asks for nothing where it cannot write', async () => {
    await expect(snapshotStream(hub, FIRST.name, join(testFolder('copia'), 'altrove', 'copia'))).rejects.toThrow('ENOENT');
  });

  it('fails also when the hub is there and says nothing more', async () => {
    atFirstPiece(() => process.kill(broker.current.pid, 'SIGSTOP'));
    await expect(snapshotStream(hub, SECOND.name, join(testFolder('copia'), 'copia'), 1_000)).rejects.toThrow('broke off');
  });
});
