import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { messageFrom, start } from '../processes.js';
import type { MeasuredPath } from './measured-path.js';
import { NaiveVacancy, NAIVE_STREAM, NAIVE_SUBJECT } from './naive-model.js';
import { sampleVacancy } from './sample-vacancy.js';

/**
 * The path that most programs start with, in two processes: `save` by TypeORM, publish and wait for the acknowledgement, one event at a time
 * for each writer; at the other end one `save` and one acknowledgement for each event. No signature, no outbox, no inbox: whatever is lost
 * between save and publish stays lost.
 */
export async function naivePath(broker: string, databaseA: string, databaseB: string): Promise<MeasuredPath> {
  const source = await new DataSource({ type: 'postgres', url: databaseA, entities: [NaiveVacancy], synchronize: true, poolSize: 16 }).initialize();
  const connection = await connect({ servers: broker });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: NAIVE_STREAM, subjects: [`${NAIVE_SUBJECT}.>`] });
  await manager.consumers.add(NAIVE_STREAM, { durable_name: 'b', ack_policy: 'explicit', max_ack_pending: 1_000 });
  const reader = start(new URL('./naive-reader.js', import.meta.url), [broker, databaseB]);
  await messageFrom(reader, 'ready');
  const publisher = jetstream(connection);
  let next = 0;
  return {
    async run(count, writers) {
      const end = next + count;
      reader.send({ expect: end });
      const seen = messageFrom(reader, 'seen');
      const began = performance.now();
      const write = async (): Promise<void> => {
        while (next < end) {
          const row = { id: String(next++), version: 1, vacancy: sampleVacancy() };
          await source.getRepository(NaiveVacancy).save({ ...row });
          await publisher.publish(`${NAIVE_SUBJECT}.${row.id}`, JSON.stringify(row), { msgID: row.id });
        }
      };
      await Promise.all(Array.from({ length: writers }, write));
      await seen;
      return count / ((performance.now() - began) / 1_000);
    },
    async stop() {
      reader.kill();
      await connection.close();
      await source.destroy();
    },
  };
}
