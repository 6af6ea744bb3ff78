import { AGREEMENT, referralProposedV1, retentionOf } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_HOUR = 60 * 60 * 1000;

/** Drops referrals that the agreement lets nobody keep any longer, contacts included: a rebuild from what the hub still has gives the same rows. */
@Injectable()
export class PruneReferrals implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PruneReferrals.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const prune = (): void => {
      this.running = this.prune().catch((error: unknown) => this.logger.error({ err: error }, 'old referrals could not be dropped; the next hour tries again'));
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
    const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, referralProposedV1.type) * 1000);
    return this.work.run(async (tx) => {
      await tx.query(`DELETE FROM referral_contacts WHERE at < $1`, [oldest]);
      await tx.query(`DELETE FROM referral_step WHERE at < $1`, [oldest]);
      await tx.query(`DELETE FROM referral WHERE changed_at < $1`, [oldest]);
    });
  }
}
