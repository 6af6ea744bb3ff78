import { existsSync } from 'node:fs';
import { AGREEMENT, agreementDigest, networkAgreementPublishedV1 } from '@filiera/contracts';
import { Clock, InDoubt, memberRecordOf, NodeHome, NodeSettings, Outbox, type Registration, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { Registry } from '../members/registry.js';
import { PublishedAgreementEntity } from './published-agreement.entity.js';

/** Entity under which the versions of the agreement are told. */
const AGREEMENT_ENTITY = 'agreement';
/** A restored node asks the hub what it had told: mostly a matter of seconds, once it has started. */
const IN_DOUBT_MS = 1_000;

/** At the first start enters the two members that no one could invite, the coordinator and the steward; at each start publishes the agreement if its version is new. */
@Injectable()
export class FoundNetwork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FoundNetwork.name);
  private readonly home: NodeHome;
  private waiting: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    settings: NodeSettings,
    private readonly units: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly registry: Registry,
    private readonly clock: Clock,
  ) {
    this.home = new NodeHome(settings.home);
  }

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.begin();
    } catch (error) {
      if (!(error instanceof InDoubt)) throw error;
      // The node has to be up to be told what it told: a version of the agreement that is newer than its backup is published then.
      if (!this.stopping) this.waiting = setTimeout(() => void this.tryAgain(), IN_DOUBT_MS);
    }
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    clearTimeout(this.waiting);
  }

  private async tryAgain(): Promise<void> {
    try {
      await this.onApplicationBootstrap();
    } catch (error) {
      this.logger.error('the agreement could not be published; the next start tries again', error);
    }
  }

  private async begin(): Promise<void> {
    await this.units.run(async (tx) => {
      if ((await tx.count(RegisteredMemberEntity)) === 0 && existsSync(this.home.file('founding.json'))) {
        const { members } = JSON.parse(this.home.read(this.home.file('founding.json'))) as { members: Registration[] };
        for (const registration of members) {
          await this.registry.enter(registration.member.id, memberRecordOf(registration, 'active'), tx);
        }
      }
      await this.publishAgreement(tx);
    });
  }

  private async publishAgreement(tx: Transaction): Promise<void> {
    const digest = agreementDigest();
    if (await tx.findOneBy(PublishedAgreementEntity, { digest })) {
      return;
    }
    await tx.insert(PublishedAgreementEntity, { digest, version: AGREEMENT.version, publishedAt: this.clock.now() });
    await this.outbox.add(networkAgreementPublishedV1, {
      entity: AGREEMENT_ENTITY,
      version: await tx.count(PublishedAgreementEntity),
      data: { version: AGREEMENT.version, digest, effectiveFrom: AGREEMENT.effectiveFrom },
    }, tx);
  }
}
