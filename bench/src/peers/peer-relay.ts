import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { DatabaseSetup, getDisabledLogger, initializePollingMessageListener, type DatabasePollingSetupConfig } from 'pg-transactional-outbox';
import { sampleVacancy } from '../full-path/sample-vacancy.js';

const SETUP: DatabasePollingSetupConfig = {
  outboxOrInbox: 'outbox', database: 'postgres', schema: 'public', table: 'peer_outbox', listenerRole: 'none', nextMessagesName: 'next_peer_messages',
};
const STREAM = 'PEER';
const FILL = `INSERT INTO peer_outbox (id, aggregate_type, aggregate_id, message_type, segment, concurrency, payload)
  SELECT id, 'vacancy', id::text, 'vacancy-published', CASE WHEN $3 = 'sequential' THEN id::text END, $3, $2::jsonb FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1::integer)) AS made`;

/** How the listener is set. */
export interface PeerSetting {
  readonly batch: number;
  readonly pollMs: number;
  /** Whether the messages of an entity go one after the other; ours always do. */
  readonly order: 'sequential' | 'parallel';
}

/** The polling listener of pg-transactional-outbox; its handler publishes to JetStream and waits for the acknowledgement. */
export class PeerRelay {
  private constructor(private readonly pool: pg.Pool, private readonly databaseUrl: string, private readonly broker: string) {}

  static async open(broker: string, databaseUrl: string): Promise<PeerRelay> {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    pool.on('error', () => undefined);
    for (const make of [DatabaseSetup.dropAndCreateTable, DatabaseSetup.createPollingFunction, DatabaseSetup.setupPollingIndexes]) await pool.query(make(SETUP));
    const nats = await connect({ servers: broker });
    await (await jetstreamManager(nats)).streams.add({ name: STREAM, subjects: ['peer.>'] });
    await nats.close();
    return new PeerRelay(pool, databaseUrl, broker);
  }

  /** Fills the outbox, then drains it. @returns messages a second */
  async drain(count: number, { batch, pollMs, order }: PeerSetting): Promise<number> {
    await this.pool.query('TRUNCATE peer_outbox');
    await this.pool.query(FILL, [count, JSON.stringify(sampleVacancy()), order]);
    await this.pool.query('ANALYZE peer_outbox');
    const nats = await connect({ servers: this.broker });
    const publisher = jetstream(nats);
    let [left, began] = [count, 0];
    let drained: () => void = () => undefined;
    const done = new Promise<void>((resolve) => { drained = resolve; });
    const connection = { connectionString: this.databaseUrl };
    const [stop] = initializePollingMessageListener(
      {
        outboxOrInbox: 'outbox', dbListenerConfig: connection, dbHandlerConfig: connection,
        settings: {
          dbSchema: SETUP.schema, dbTable: SETUP.table, nextMessagesFunctionName: SETUP.nextMessagesName, nextMessagesBatchSize: batch,
          nextMessagesPollingIntervalInMs: pollMs, enableMaxAttemptsProtection: false, enablePoisonousMessageProtection: false,
        },
      },
      { handle: async ({ id, payload }) => {
        if (began === 0) began = performance.now();
        await publisher.publish(`peer.vacancy.${id}`, JSON.stringify(payload), { msgID: id });
        if (--left === 0) drained();
      } },
      getDisabledLogger(),
      // Its own way begins with batches of one, as many as a batch is long, against messages that kill the process.
      { batchSizeStrategy: () => Promise.resolve(batch) },
    );
    await done;
    const rate = count / ((performance.now() - began) / 1_000);
    await stop();
    await nats.close();
    return rate;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
