import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { tell, told } from '../processes.js';
import { NaiveVacancy, NAIVE_STREAM, type NaiveRow } from './naive-model.js';

/** The reading process of the naive path: one save and one acknowledgement for each event. */
const [broker, database] = process.argv.slice(2) as [string, string];
const rows = (await new DataSource({ type: 'postgres', url: database, entities: [NaiveVacancy], synchronize: true }).initialize()).getRepository(NaiveVacancy);
const connection = await connect({ servers: broker });
const consumer = await jetstream(connection).consumers.get(NAIVE_STREAM, 'b');
let saved = 0;
let expected = Number.POSITIVE_INFINITY;
told<{ expect: number }>((message) => { expected = message.expect; });
tell({ kind: 'ready' });
for await (const message of await consumer.consume({ max_messages: 500 })) {
  await rows.save(message.json<NaiveRow>());
  message.ack();
  saved += 1;
  if (saved === expected) tell({ kind: 'seen' });
}
