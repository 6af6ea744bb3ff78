import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../time/clock.js';

/** How long an answer can be asked for again. */
export const ANSWERS_KEPT_DAYS = 7;
const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Drops stored answers that are too old, at start and every hour. */
@Injectable()
export class PruneAnswers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Idempotency');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const prune = (): void => void this.prune().catch((error: Error) => this.log.warn(`old answers were not dropped (${error.name})`));
    prune();
    this.timer = setInterval(prune, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Drops what is older than {@link ANSWERS_KEPT_DAYS}. */
  async prune(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - ANSWERS_KEPT_DAYS * DAY_MS);
    await this.dataSource.query('DELETE FROM idempotency WHERE created_at < $1', [oldest]);
  }
}
