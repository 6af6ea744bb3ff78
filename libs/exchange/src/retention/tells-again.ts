import { AGREEMENT, retentionOf } from '@filiera/contracts';
import { type Clock, DomainError, type Outbox, refuseInDoubt, SweepsRegularly, type Transaction, type UnitOfWork } from '@filiera/member-kit';

/** What is left of a retention when something is told again is weeks: a day more or less is nothing. */
const EVERY_DAY = 24 * 3_600_000;
/** Part of its retention after which something that still holds is told again; the rest is for nodes that are off, and for readers that are behind. */
const TOLD_AGAIN_AFTER = 0.9;
const BATCH = 25;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** Of those it is not this sweep's to tell: a person was erased meanwhile, or somebody has to be asked first what holds (`GET /outbox/forgotten`). */
const NOT_TO_BE_TOLD: ReadonlySet<string> = new Set(['person.erased', 'entity.forgotten']);

/** Something own that was last told so long ago that its time runs out. */
export interface Due {
  readonly id: string;
  /** Told as the next one; it has changed meanwhile where another is found, and nothing is told then. */
  readonly version: number;
}

/** Which of them to look for. */
export interface DueQuery {
  /** Told for the last time before this moment. */
  readonly before: Date;
  /** Their ids come after this one, in order. */
  readonly after: string;
  readonly most: number;
}

/**
 * The agreement has everybody drop an event when its retention is over (7.4), whatever it says. What its publisher has not ended or taken back still holds: its present
 * state is told once more in good time, as the next version, and so everybody keeps it. What is due is read from the database, so nothing is forgotten while the node is off.
 */
export abstract class TellsAgain extends SweepsRegularly {
  /** @param event type whose retention holds */
  protected constructor(private readonly work: UnitOfWork, protected readonly outbox: Outbox, protected readonly clock: Clock, failure: string, private readonly event: string) {
    super(EVERY_DAY, failure);
  }

  /**
   * @returns how many were told again
   * @throws InDoubt on a restored node that does not know yet what it told; Error once all others are told, where one could not be
   */
  override async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - TOLD_AGAIN_AFTER * retentionOf(AGREEMENT, this.event) * 1_000);
    const failures: unknown[] = [];
    let told = 0;
    for (let after = FIRST, more = true; more && !this.stopping;) {
      const due = await this.work.read(async (tx) => {
        await refuseInDoubt(tx);
        return this.due({ before, after, most: BATCH }, tx);
      });
      for (const each of due) {
        if (this.stopping) break;
        if (await this.toldNow(each, failures)) told++;
      }
      after = due.at(-1)?.id ?? after;
      more = due.length === BATCH;
      // Those who have something new to tell do not wait behind what was told before.
      await this.outbox.sent();
    }
    if (failures.length > 0) throw new Error(`${failures.length} could not be told again, ${told} were`, { cause: failures[0] });
    return told;
  }

  /** One transaction each; one that cannot be told keeps no other waiting. */
  private async toldNow(due: Due, failures: unknown[]): Promise<boolean> {
    try {
      return await this.work.run((tx) => this.tell(due, tx));
    } catch (error) {
      if (!(error instanceof DomainError && NOT_TO_BE_TOLD.has(error.code))) failures.push(error);
      return false;
    }
  }

  /** What this member published, still holds, and was last told before a moment. */
  protected abstract due(query: DueQuery, tx: Transaction): Promise<Due[]>;

  /** Locks it and tells it as it is, if it still has that version. @returns whether it was told */
  protected abstract tell(due: Due, tx: Transaction): Promise<boolean>;
}
