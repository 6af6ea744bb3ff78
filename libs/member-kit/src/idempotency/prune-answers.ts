import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../time/clock.js';
import { SweepsRegularly } from '../time/sweeps-regularly.js';

/** How long an answer can be asked for again. */
export const ANSWERS_KEPT_DAYS = 7;
const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Drops stored answers that are too old, at start and every hour. */
@Injectable()
export class PruneAnswers extends SweepsRegularly {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super(EVERY_MS, 'old answers were not dropped');
  }

  /** Drops what is older than {@link ANSWERS_KEPT_DAYS}. @returns how many */
  override async sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - ANSWERS_KEPT_DAYS * DAY_MS);
    return (await this.dataSource.query<[unknown, number]>('DELETE FROM idempotency WHERE created_at < $1', [oldest]))[1];
  }
}
