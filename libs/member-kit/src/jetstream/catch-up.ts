import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { handledUpTo } from '../inbox/progress.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions } from '../messaging/messaging-options.js';
import { ReplayedStream } from '../projections/replayed-events.js';
import { HubConnection } from './hub-connection.js';
import type { TakeBatch } from './stream-follower.js';

/**
 * Finds out that this database is older than what it acknowledged, as after restoring a backup: the hub's consumer stands further than the
 * last committed batch. What lies between will not be delivered again, so it is read through the replay consumer, and handled as usual.
 */
@Injectable()
export class CatchUp {
  private readonly logger = new Logger('CatchUp');

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly dataSource: DataSource,
    private readonly units: UnitOfWork,
    private readonly hub: HubConnection,
  ) {}

  /**
   * @param acknowledged stream sequence up to which the hub has this member's acknowledgements
   * @throws NoEcho, HubUnreachable, and what passes by itself: the caller tries again from where this came to
   */
  async run(stream: string, acknowledged: number, take: TakeBatch, wanted: () => boolean): Promise<void> {
    const committed = await handledUpTo(this.dataSource.manager, stream);
    if (acknowledged <= committed) return;
    const replay = new ReplayedStream(this.hub, stream, this.options.self.id, this.units);
    replay.rewind(committed + 1);
    // Often there is no page: where nothing waits to be acknowledged, the hub counts what is for others as acknowledged too.
    let isTold = false;
    for await (const page of replay.upTo(acknowledged)) {
      if (!isTold) this.logger.warn(`this database is older than what it acknowledged of ${stream}: reading again from ${committed + 1} to ${acknowledged}`);
      isTold = true;
      const { inboxBatch } = tuningOf(this.options);
      for (let at = 0; at < page.length; at += inboxBatch) {
        if (!wanted()) return;
        await take(page.slice(at, at + inboxBatch), stream);
      }
    }
    await this.note(stream, acknowledged);
  }

  /** The last messages up to there may be erased, or past retention: nothing is left to read all the same. */
  private async note(stream: string, acknowledged: number): Promise<void> {
    await this.dataSource.query(`INSERT INTO inbox_progress (stream, stream_sequence, stored_at) VALUES ($1, $2, now())
      ON CONFLICT (stream) DO UPDATE SET stream_sequence = greatest(inbox_progress.stream_sequence, excluded.stream_sequence)`, [stream, acknowledged]);
  }
}
