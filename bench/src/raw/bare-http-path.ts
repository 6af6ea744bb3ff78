import { connect } from '@nats-io/transport-node';
import type { MeasuredPath } from '../full-path/measured-path.js';
import { publishVacancies } from '../full-path/publish-vacancies.js';
import { expectFrom, messageFrom, start } from '../processes.js';
import { startBareReader } from './start-bare-reader.js';

/** What the settings give a node when nothing is said. */
const DATABASE_CONNECTIONS = 10;

/**
 * The full path with people at its beginning and nothing of ours in it: the same requests to a bare Fastify server that keeps a row and sends it, another process that
 * inserts what comes. All of its stages share this machine with whoever asks, as ours do.
 */
export async function bareHttpPath(broker: string, databaseA: string, databaseB: string): Promise<MeasuredPath> {
  const connection = await connect({ servers: broker });
  const reader = await startBareReader(connection, broker, databaseB);
  const office = start(new URL('./bare-office.js', import.meta.url), [broker, databaseA, String(DATABASE_CONNECTIONS)]);
  const { url } = await messageFrom<{ kind: 'ready'; url: string }>(office, 'ready');
  return {
    async run(count, writers) {
      const { seen } = await expectFrom(reader, count);
      const began = performance.now();
      await publishVacancies({ url, headers: { 'content-type': 'application/json' }, writers, each: count / writers }, () => undefined);
      await seen;
      return count / ((performance.now() - began) / 1_000);
    },
    async stop() {
      office.kill();
      reader.kill();
      await connection.close();
    },
  };
}
