import { AGREEMENT, retentionOf } from '@filiera/contracts';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const PRUNE_EVERY_MILLISECONDS = 3_600_000;
/** Of one family all events are kept equally long; the agreement says how long. */
const TABLES = [
  ['board_vacancy_words', 'vacancy.published.v1'], ['board_vacancy_search', 'vacancy.published.v1'], ['board_vacancy', 'vacancy.published.v1'],
  ['board_candidate_search', 'candidate.registered.v1'], ['board_candidate', 'candidate.registered.v1'],
] as const;

/** Drops what the agreement lets nobody keep any longer: the hub has dropped those events too, so a rebuild gives the same rows. */
@Injectable()
export class PruneBoard extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {
    super(PRUNE_EVERY_MILLISECONDS, 'old rows of the board could not be dropped');
  }

  /** @returns how many rows were dropped, in all tables */
  override sweep(): Promise<number> {
    return this.work.run(async (tx) => {
      let dropped = 0;
      for (const [table, event] of TABLES) {
        const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, event) * 1_000);
        const [, rows] = await tx.query<[unknown, number]>(`DELETE FROM ${table} WHERE event_time < $1`, [oldest]);
        dropped += rows;
      }
      return dropped;
    });
  }
}
