import { connect } from '@nats-io/transport-node';
import type { MeasuredPath } from '../full-path/measured-path.js';
import { publishVacancies } from '../full-path/publish-vacancies.js';
import { expectFrom, messageFrom, start } from '../processes.js';
import { NODE_CONNECTIONS } from './node-connections.js';
import { startBareReader } from './start-bare-reader.js';

/**
 * The full path with people at its beginning and nothing of ours in it: the same requests to a bare Fastify server that keeps a row and sends it, another process that
 * inserts what comes. All of its stages share this machine with whoever asks, as ours do.
 */
export async function bareHttpPath(broker: string, databaseA: string, databaseB: string): Promise<MeasuredPath> {
  const connection = await connect({ servers: broker });
  const reader = await startBareReader(connection, broker, databaseB);
  const office = start(new URL('./bare-office.js', import.meta.url), [broker, databaseA, String(NODE_CONNECTIONS)]);
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
