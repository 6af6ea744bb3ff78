import { AGREEMENT, lastSecondOf, localDate, plusDays } from '@filiera/contracts';
import { type KeptTerm, type MissedTerm, TellBreaches } from '@filiera/exchange';
import { Clock, MemberRegistry, SweepsRegularly, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_HOUR = 3_600_000;
const AT_ONCE = 200;
/** The agreement's standard (clause 9.8). */
export const CONTACT_STANDARD = AGREEMENT.memberStandards.find(({ id }) => id === 'availability-contacted')!;

/**
 * A term passes with its last day: nobody came, or came afterwards. Of who was suspended or had ended before, no term runs; when they resume, what was left of it
 * gives a later last day.
 */
const MISSED = `
  SELECT id, contact_due::text AS due, contacted_on::text AS done FROM availability_declaration declaration
  WHERE contact_due < $1 AND ((state = 'in-force' AND contacted_on IS NULL) OR (contacted_on > contact_due AND (stopped_on IS NULL OR stopped_on > contact_due)))
    AND NOT EXISTS (SELECT FROM told_breach told WHERE told.standard = $2 AND told.entity = declaration.id::text AND told.withdrawn_at IS NULL)
  ORDER BY contact_due, id LIMIT ${AT_ONCE}`;

/** Told as missed, because that the person had come in time, or what had stopped the term before its last day, was written down afterwards. */
const KEPT = `
  SELECT declaration.id, contact_due::text AS due, (CASE WHEN contacted_on <= contact_due THEN contacted_on ELSE stopped_on END)::text AS done, told_at
  FROM told_breach told JOIN availability_declaration declaration ON declaration.id::text = told.entity
  WHERE told.standard = $1 AND told.withdrawn_at IS NULL AND (contacted_on <= contact_due OR stopped_on <= contact_due)`;

interface Contact {
  readonly id: string;
  readonly due: string;
  readonly done: string | null;
}

interface Kept extends Contact {
  readonly done: string;
  readonly told_at: Date;
}

/**
 * Tells the network that a person who declared their availability was not in contact within the term: that it happened here, and not with whom; and
 * withdraws it when it becomes known that the person had come in time, or had to come no more. Where the contact is annulled, or a later last day passes too, it is told again.
 */
@Injectable()
export class TellMissedContacts extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly breaches: TellBreaches, private readonly registry: MemberRegistry, private readonly clock: Clock) {
    super(EVERY_HOUR, 'missed contacts could not be told');
  }

  /** @returns how many were told, or withdrawn */
  override async sweep(): Promise<number> {
    let told = await this.work.run((tx) => this.withdraw(tx));
    for (let last = AT_ONCE; last === AT_ONCE && !this.stopping; told += last) last = await this.work.run((tx) => this.tellSome(tx));
    return told;
  }

  private async tellSome(tx: Transaction): Promise<number> {
    const rows = await tx.query<Contact[]>(MISSED, [localDate(this.clock.now()), CONTACT_STANDARD.id]);
    return this.breaches.tell(rows.map((row) => this.termOf(row)), tx);
  }

  private async withdraw(tx: Transaction): Promise<number> {
    const rows = (await tx.query<Kept[]>(KEPT, [CONTACT_STANDARD.id])).map(asTold);
    return this.breaches.withdraw(rows.map((row): KeptTerm => ({ ...this.termOf(row), doneAt: lastSecondOf(row.done) })), tx);
  }

  private termOf({ id, due, done }: Contact): MissedTerm {
    const { id: standard, clause } = CONTACT_STANDARD;
    return { standard, clause, member: this.registry.self().id, entity: id, due: lastSecondOf(due), doneAt: done ? lastSecondOf(done) : null };
  }
}

/** A suspension that was written down afterwards has moved the last day on, maybe to one after the telling. The term that was told had passed before that. */
function asTold(kept: Kept): Kept {
  const last = plusDays(localDate(kept.told_at), -1);
  const atMost = (day: string): string => (day > last ? last : day);
  return { ...kept, due: atMost(kept.due), done: atMost(kept.done) };
}
