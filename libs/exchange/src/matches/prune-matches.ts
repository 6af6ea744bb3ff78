import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const PRUNE_EVERY_MILLISECONDS = 6 * 3_600_000;
/** Regulation (EU) 2024/1689 art. 26.6 asks for six months at least; a year covers a whole season of complaints. */
const KEPT_DAYS = 365;

/** Drops runs whose time is over. */
@Injectable()
export class PruneMatches implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PruneMatches.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  onApplicationBootstrap(): void {
    const prune = (): void => {
      this.running = this.running.then(() => this.prune()).catch((error: unknown) => this.logger.error({ err: error }, 'old matching runs could not be dropped; the next time tries again'));
    };
    prune();
    this.timer = setInterval(prune, PRUNE_EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** @returns how many runs were dropped */
  prune(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    return this.work.run(async (tx) => ((await tx.query(`DELETE FROM match_run WHERE at < $1`, [oldest])) as [unknown, number])[1]);
  }
}
