import { AGREEMENT, placementStartedV1, retentionOf } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_HOUR = 60 * 60 * 1000;

/** Drops placements that the agreement lets nobody keep any longer: a rebuild from what the hub still has gives the same rows. */
@Injectable()
export class PrunePlacements implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PrunePlacements.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const prune = (): void => {
      this.running = this.prune().catch((error: unknown) => this.logger.error({ err: error }, 'old placements could not be dropped; the next hour tries again'));
    };
    prune();
    this.timer = setInterval(prune, EVERY_HOUR);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Drops what is older than the agreement's retention. */
  prune(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, placementStartedV1.type) * 1000);
    return this.work.run(async (tx) => {
      await tx.query(`DELETE FROM placement WHERE changed_at < $1`, [oldest]);
    });
  }
}
