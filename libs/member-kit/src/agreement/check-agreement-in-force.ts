import { localDate, understands, type Text } from '@filiera/contracts';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HealthRegistry, type PartHealth } from '../health/health-contributor.js';
import { MEMBER_MANIFEST, type MemberManifest } from '../runtime/member-manifest.js';
import { MUST_STOP, type MustStop } from '../runtime/must-stop.js';
import { StartFailure } from '../runtime/start-failure.js';
import { Clock } from '../time/clock.js';
import { SweepsRegularly } from '../time/sweeps-regularly.js';
import { AgreementVersions, inForceOn, type PublishedVersion } from './agreement-versions.js';

/** How long after midnight, at most, the version of the new day is heeded. */
const EVERY_MS = 60_000;
const UNKNOWN = 'the agreement in force could not be looked up';

/** What the published versions mean for this program today. */
interface Outlook {
  readonly today: string;
  readonly inForce: PublishedVersion | undefined;
  /** The first one to come that the program will not understand. */
  readonly ahead: PublishedVersion | undefined;
  readonly outdated: StartFailure | null;
}

/**
 * Compares the program with the agreement in force, by what this node has been told: at the start, when a version is published and when its day comes. A program
 * that does not understand it would misread others, and be misread: the node stops. One that will not understand the next says so while there is time.
 */
@Injectable()
export class CheckAgreementInForce extends SweepsRegularly implements OnModuleInit {
  private readonly logger = new Logger('Agreement');
  private warnedOn = '';
  private isOver = false;

  constructor(
    @Inject(MEMBER_MANIFEST) private readonly manifest: MemberManifest,
    @Inject(MUST_STOP) private readonly mustStop: MustStop,
    private readonly versions: AgreementVersions,
    private readonly clock: Clock,
    private readonly healthRegistry: HealthRegistry,
  ) {
    super(EVERY_MS, UNKNOWN);
    versions.onChange(() => { this.sweep().catch((error: unknown) => this.logger.error(`${UNKNOWN}; the next sweep tries again`, error)); });
  }

  /** @throws StartFailure when the program does not understand the agreement in force */
  async onModuleInit(): Promise<void> {
    const { outdated } = await this.outlook();
    if (outdated) throw outdated;
    this.healthRegistry.add({ name: 'agreement', required: false, health: () => this.health() });
  }

  /** @returns 0: nothing is changed */
  override async sweep(): Promise<number> {
    if (this.stopping || this.isOver) return 0;
    const { today, outdated, ahead } = await this.outlook();
    if (outdated) {
      if (!this.isOver) this.mustStop(outdated);
      this.isOver = true;
    } else if (ahead && this.warnedOn !== today) {
      this.warnedOn = today;
      const { it, en } = this.warning(ahead);
      this.logger.warn(`${it}\n${en}`);
    }
    return 0;
  }

  private async outlook(): Promise<Outlook> {
    const versions = await this.versions.all();
    const today = localDate(this.clock.now());
    const inForce = inForceOn(today, versions);
    const ahead = versions.filter(({ effectiveFrom }) => effectiveFrom > today)
      .map(({ effectiveFrom }) => inForceOn(effectiveFrom, versions)!)
      .find((version) => !this.isUnderstood(version));
    return { today, inForce, ahead, outdated: inForce && !this.isUnderstood(inForce) ? this.refusal(inForce) : null };
  }

  private isUnderstood({ version }: PublishedVersion): boolean {
    return understands(this.manifest.agreement, version);
  }

  private async health(): Promise<PartHealth> {
    const { inForce, ahead, outdated } = await this.outlook();
    const details = { inForce: inForce?.version ?? null, since: inForce?.effectiveFrom ?? null, understands: this.manifest.agreement };
    if (outdated) return { up: false, details, text: outdated.text };
    if (!ahead) return { up: true, details };
    return { up: false, details: { ...details, next: ahead.version, from: ahead.effectiveFrom }, text: this.warning(ahead) };
  }

  private refusal({ version, effectiveFrom }: PublishedVersion): StartFailure {
    return new StartFailure({
      it: `Dal ${effectiveFrom} è in vigore l'accordo ${version}, e questo programma capisce ${this.manifest.agreement}: il nodo si ferma. Aggiornare il programma a una versione che lo capisce, e riavviare.`,
      en: `Since ${effectiveFrom} the agreement ${version} is in force, and this program understands ${this.manifest.agreement}: the node stops. Upgrade the program to a version that understands it, and start again.`,
    });
  }

  private warning({ version, effectiveFrom }: PublishedVersion): Text {
    return {
      it: `dal ${effectiveFrom} sarà in vigore l'accordo ${version}, e questo programma capisce ${this.manifest.agreement}: aggiornarlo prima, o quel giorno il nodo si ferma`,
      en: `from ${effectiveFrom} the agreement ${version} will be in force, and this program understands ${this.manifest.agreement}: upgrade it before, or the node stops on that day`,
    };
  }
}
