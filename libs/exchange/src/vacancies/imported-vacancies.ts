import type { VacancyOrigin } from '@filiera/contracts';
import { Clock, DomainError, IdSource, MemberRegistry, Outbox, UnitOfWork, type Fault, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { Territory } from '../territory/territory.js';
import { sameData } from '../versions/same-data.js';
import { decideDraft, decidePublish, decideUpdate, decideWithdraw, type Decider } from './decide-vacancy.js';
import { SaveVacancy, type DecidedVacancy } from './save-vacancy.js';
import { VacancyEntity, type VacancyContent } from './vacancy.entity.js';
import { withCoordinates } from './with-coordinates.js';

/** A vacancy as another system offers it. */
export interface ImportedVacancy {
  /** Its reference in the system of origin: importing it again finds the same vacancy. */
  readonly reference: string;
  readonly content: VacancyContent;
}

/** What became of an import. */
export interface ImportOutcome {
  readonly published: readonly string[];
  readonly updated: readonly string[];
  /** The same as before, or ended here. */
  readonly unchanged: readonly string[];
  readonly closed: readonly string[];
  /** Past their last day already: not published, and closed if they were. */
  readonly expired: readonly string[];
  readonly refused: readonly { readonly reference: string; readonly faults: readonly Fault[] }[];
}

type Step = keyof ImportOutcome;
interface Placed { readonly step: Step; readonly decided?: DecidedVacancy; readonly faults?: readonly Fault[] }

/** Rows in one statement of a transaction that is committed as a whole. */
const BATCH = 500;
/** Rows in one transaction where each is committed by itself: few, because whoever shares the machine waits for its flush; many enough to be one statement for many. */
const PART = 25;

/** Brings vacancies of another system in, in bulk, and keeps them as they are there. Doing it again changes nothing. */
@Injectable()
export class ImportedVacancies {
  constructor(
    private readonly work: UnitOfWork,
    private readonly saver: SaveVacancy,
    private readonly registry: MemberRegistry,
    private readonly territory: Territory,
    private readonly ids: IdSource,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Publishes what is new, updates what has changed, publishes again, with the positions that are left, what that system had closed and offers again.
   * What was filled or withdrawn here stays so. Refuses one by one what may not be published, with its faults, and goes on with the rest. The last one
   * counts when a reference comes twice.
   */
  async bringIn(system: VacancyOrigin['system'], vacancies: readonly ImportedVacancy[]): Promise<ImportOutcome> {
    const outcome = emptyOutcome();
    const distinct = [...new Map(vacancies.map((vacancy) => [vacancy.reference, vacancy])).values()];
    for (const batch of this.inParts(distinct)) {
      const placed = await this.work.run((tx) => this.placeBatch(system, batch, tx));
      placed.forEach((each, at) => record(outcome, batch[at]!.reference, each));
      await this.untilSent();
    }
    return outcome;
  }

  /** Takes back what the system of origin has closed; what is unknown or closed already is left as it is. */
  async close(system: VacancyOrigin['system'], references: readonly string[]): Promise<ImportOutcome> {
    const outcome = emptyOutcome();
    for (const batch of this.inParts(references)) {
      await this.work.run(async (tx) => {
        const open = (await this.known(system, batch, tx)).filter((vacancy) => vacancy.stage === 'published');
        await this.saver.save(open.map((vacancy) => ({ id: vacancy.id, version: vacancy.version + 1, decision: decideWithdraw(vacancy) })), tx);
        await tx.query(`UPDATE vacancy SET origin_closed_version = version WHERE id = ANY ($1)`, [open.map(({ id }) => id)]);
        return open;
      }).then((open) => open.forEach((vacancy) => record(outcome, vacancy.originReference!, { step: 'closed' })));
      await this.untilSent();
    }
    return outcome;
  }

  private *inParts<T>(all: readonly T[]): Generator<readonly T[]> {
    const size = this.work.current() ? BATCH : PART;
    for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
  }

  /** Within a unit of somebody else's there is nothing to wait for yet. */
  private async untilSent(): Promise<void> {
    if (!this.work.current()) await this.outbox.sent();
  }

  private async placeBatch(system: VacancyOrigin['system'], batch: readonly ImportedVacancy[], tx: Transaction): Promise<Placed[]> {
    const known = new Map((await this.known(system, batch.map(({ reference }) => reference), tx)).map((vacancy) => [vacancy.originReference, vacancy]));
    const decider: Decider = { kind: this.registry.self().kind, now: this.clock.now() };
    const placed = batch.map((vacancy) => this.place(system, vacancy, known.get(vacancy.reference), decider));
    await this.saver.save(placed.flatMap(({ decided }) => decided ?? []), tx);
    return placed;
  }

  private place(system: VacancyOrigin['system'], { reference, content }: ImportedVacancy, known: VacancyEntity | undefined, decider: Decider): Placed {
    const origin: VacancyOrigin = { system, reference };
    const draft = decideDraft(withCoordinates(content, this.territory), origin);
    const id = known?.id ?? this.ids.entityId();
    const version = (known?.version ?? 0) + 1;
    const open = known?.stage === 'published';
    if (draft.validUntil !== null && draft.validUntil < localDate(decider.now)) {
      return open ? { step: 'expired', decided: { id, version, decision: { vacancy: { ...known, stage: 'expired' }, event: 'expired' } } } : { step: 'expired' };
    }
    if (known && (open ? sameData(known.content, draft.content) : isEndedHere(known))) return { step: 'unchanged' };
    try {
      const updated = known && decideUpdate(known, replacing(known.content, draft.content), decider);
      const decision = updated && open ? updated : decidePublish(updated?.vacancy ?? draft, decider);
      return { step: open ? 'updated' : 'published', decided: { id, version, decision } };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { step: 'refused', faults: error.faults };
    }
  }

  /** Locked in the order of their references, so that two imports at once wait for each other instead of deadlocking. */
  private known(system: VacancyOrigin['system'], references: readonly string[], tx: Transaction): Promise<VacancyEntity[]> {
    return tx.createQueryBuilder(VacancyEntity, 'vacancy').setLock('pessimistic_write')
      .where('vacancy.originSystem = :system AND vacancy.originReference = ANY (:references)', { system, references })
      .orderBy('vacancy.originReference').getMany();
  }
}

/** Filled, or withdrawn by this member's own people: what the other system says does not open it again. */
function isEndedHere({ stage, version, originClosedVersion }: VacancyEntity): boolean {
  return stage === 'filled' || (stage === 'withdrawn' && originClosedVersion !== version);
}

/** The new content in full: what is no longer said is taken away. */
function replacing(old: VacancyContent, content: VacancyContent): VacancyContent {
  return { ...Object.fromEntries(Object.keys(old).map((field) => [field, null])), ...content };
}

type Growing = { [step in Step]: ImportOutcome[step][number][] };

function emptyOutcome(): Growing {
  return { published: [], updated: [], unchanged: [], closed: [], expired: [], refused: [] };
}

function record(outcome: Growing, reference: string, { step, faults }: Placed): void {
  if (step === 'refused') outcome.refused.push({ reference, faults: faults ?? [] });
  else outcome[step].push(reference);
}
