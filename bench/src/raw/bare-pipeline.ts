import { connect } from '@nats-io/transport-node';
import { PipelinedPublisher } from '../account/pipelined.js';
import { sampleVacancy } from '../full-path/sample-vacancy.js';
import type { MeasuredPath } from '../full-path/measured-path.js';
import { expectFrom } from '../processes.js';
import { timeOf, type Workers } from '../processor-time.js';
import { RawDatabase } from './raw-database.js';
import { startBareReader } from './start-bare-reader.js';

/** Messages on their way at once: a batch is acknowledged while the next is inserted. */
const ON_THEIR_WAY = 1_000;

/** The bare pipeline, in both ways of writing. */
export interface BarePipeline extends MeasuredPath {
  /** `batch` rows a statement by one writer. */
  runBulk(count: number, batch: number): Promise<number>;
  /** Who does the work, besides broker and PostgreSQL. */
  readonly workers: Workers;
}

/**
 * What is left of the full path when nothing of ours is in it: rows inserted, published as soon as they are committed, consumed by another process, inserted there.
 * No outbox, no seal, no signature, no inbox, no model. All of its stages share this machine, as ours do, so no path can be faster here.
 */
export async function barePipeline(broker: string, databaseA: string, databaseB: string, writers: number): Promise<BarePipeline> {
  const connection = await connect({ servers: broker });
  const database = await RawDatabase.open(databaseA, writers);
  const reader = await startBareReader(connection, broker, databaseB);
  const publisher = new PipelinedPublisher(connection);
  const payload = Buffer.from(JSON.stringify(sampleVacancy()));
  let sent = 0;

  const publish = async (messages: number): Promise<void> => {
    await publisher.fewerThan(ON_THEIR_WAY);
    for (let message = 0; message < messages; message++) publisher.send({ subject: `pipeline.vacancy.${++sent}`, id: `pipeline-${sent}`, payload });
  };
  const measure = async (count: number, insert: () => Promise<unknown>): Promise<number> => {
    const { seen } = await expectFrom(reader, count);
    const began = performance.now();
    await insert();
    await publisher.fewerThan(1);
    await seen;
    return count / ((performance.now() - began) / 1_000);
  };
  return {
    run: (count) => measure(count, () => database.insertOneByOne(count, () => publish(1))),
    runBulk: (count, batch) => measure(count, () => database.insertInBulk(count, batch, () => publish(batch))),
    workers: { writer: () => timeOf(process.pid), reader: () => timeOf(reader.pid!) },
    async stop() {
      reader.kill();
      publisher.close();
      await connection.close();
      await database.close();
    },
  };
}
