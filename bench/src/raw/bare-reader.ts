import { jetstream, type JsMsg } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { tell, told } from '../processes.js';
import { RawDatabase } from './raw-database.js';
import { PIPELINE_STREAM, READER } from './start-bare-reader.js';

/** Rows in one statement, as many as our own reader takes. */
const BATCH = 500;

/** The reading process of the bare pipeline: what has arrived goes into one statement, then each message is acknowledged. Nothing is checked, nothing is looked at. */
const [broker, databaseUrl] = process.argv.slice(2) as [string, string];
const database = await RawDatabase.open(databaseUrl, 1);
const consumer = await jetstream(await connect({ servers: broker })).consumers.get(PIPELINE_STREAM, READER);
const waiting: JsMsg[] = [];
let inserting = false;
let inserted = 0;
let expected = Number.POSITIVE_INFINITY;

async function insert(): Promise<void> {
  inserting = true;
  while (waiting.length > 0) {
    const batch = waiting.splice(0, BATCH);
    await database.insertAll(batch.map((message) => message.string()));
    for (const message of batch) message.ack();
    inserted += batch.length;
    if (inserted >= expected) tell({ kind: 'seen' });
  }
  inserting = false;
}

told<{ expect: number }>((message) => {
  inserted = 0;
  expected = message.expect;
  tell({ kind: 'expecting' });
});
await consumer.consume({ max_messages: 1_000, callback: (message) => {
  waiting.push(message);
  if (!inserting) void insert();
} });
tell({ kind: 'ready' });
