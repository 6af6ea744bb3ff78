import { AGREEMENT } from '@filiera/contracts';
import { type KeptTerm, type MissedTerm, TellBreaches } from '@filiera/exchange';
import { Clock, SweepsRegularly, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ANSWERED_AT, ANSWERS_REQUEST } from '../erasures/answers-request.js';
import { CONFIRMING_KINDS, ERASURE_STANDARD } from '../erasures/erasure-standard.js';
import { HAD_JOINED } from '../erasures/had-joined.js';
import { ReadSoFar } from '../lags/read-so-far.js';

const EVERY_MINUTE = 60_000;
const AT_ONCE = 200;

interface MissedClock {
  readonly standard: string;
  readonly waited: string;
  readonly member: string | null;
  readonly also_to: string[];
  readonly due_at: Date;
  readonly stopped_at: Date | null;
}

interface KeptClock extends MissedClock {
  readonly stopped_at: Date;
}

interface MissedConfirmation {
  readonly event: string;
  readonly member: string;
  readonly due_at: Date;
  readonly answered_at: Date | null;
}

interface KeptConfirmation extends MissedConfirmation {
  readonly answered_at: Date;
}

const CLOCKS = `
  UPDATE standard_clock SET told_at = $2 WHERE (standard, entity, parties) IN (
    SELECT standard, entity, parties FROM standard_clock
    WHERE due_at < $1 AND told_at IS NULL AND waited IS NOT NULL AND (stopped_at IS NULL OR stopped_at > due_at)
    ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
  RETURNING standard, waited, member, also_to, due_at, stopped_at`;

/** Judges some, in one transaction. */
type Lot = (tx: Transaction) => Promise<{ readonly judged: number; readonly told: number }>;

/** Told, and then what stopped the clock in time arrived: whoever did it was cut off. It is as if it had never been told. */
const KEPT_CLOCKS = `
  UPDATE standard_clock SET told_at = NULL WHERE (standard, entity, parties) IN (
    SELECT standard, entity, parties FROM standard_clock WHERE told_at IS NOT NULL AND stopped_at <= due_at ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
  RETURNING standard, waited, member, also_to, due_at, stopped_at`;

/** Asked by a member that turned out not to hold the person: the order was read before the profile was. By the time it is judged every profile of before it is read. */
const STRANGE_ORDERS = `
  DELETE FROM erasure_asked asked USING person_holder known WHERE asked.judged_at IS NULL AND known.person = asked.person::text AND known.holder <> asked.holder`;

const JUDGE = `
  UPDATE erasure_asked SET judged_at = $2 WHERE event IN (
    SELECT event FROM erasure_asked WHERE due_at < $1 AND judged_at IS NULL ORDER BY due_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
  RETURNING event`;

/** Of each request that is judged, who had to confirm it and had not in time. */
const UNCONFIRMED = `
  SELECT asked.event, member.id AS member, asked.due_at, answer.at AS answered_at
  FROM erasure_asked asked
  JOIN registered_member member ON member.kind = ANY($2::text[]) AND member.status = 'active'
    AND ${HAD_JOINED}
  LEFT JOIN LATERAL (
    SELECT min(${ANSWERED_AT}) AS at FROM erasure_answered answer WHERE answer.member = member.id AND ${ANSWERS_REQUEST}
  ) answer ON true
  WHERE asked.event = ANY($1::uuid[]) AND (answer.at IS NULL OR answer.at > asked.due_at)
  ORDER BY asked.due_at, member.id`;

/** Told, and then a confirmation in time arrived. */
const KEPT_CONFIRMATIONS = `
  SELECT asked.event, told.member, asked.due_at, answer.at AS answered_at
  FROM told_breach told
  JOIN erasure_asked asked ON asked.event::text = told.entity
  JOIN LATERAL (
    SELECT min(${ANSWERED_AT}) AS at FROM erasure_answered answer WHERE answer.member = told.member AND ${ANSWERS_REQUEST}
  ) answer ON answer.at <= asked.due_at
  WHERE told.standard = $1 AND told.withdrawn_at IS NULL LIMIT ${AT_ONCE}`;

/**
 * Tells the network, once, of each service standard whose time has run out. Nothing is judged before all that could stop its clock is read; what a node that
 * was cut off had done in time is withdrawn when it arrives.
 */
@Injectable()
export class TellMissedTerms extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly breaches: TellBreaches, private readonly read: ReadSoFar, private readonly clock: Clock) {
    super(EVERY_MINUTE, 'missed terms could not be told');
  }

  /** @returns how many were told, or withdrawn */
  override async sweep(): Promise<number> {
    const until = await this.read.everything();
    const lots: Lot[] = [(tx) => this.clocks(until, tx), (tx) => this.erasures(until, tx), (tx) => this.keptClocks(tx), (tx) => this.keptErasures(tx)];
    let all = 0;
    for (const lot of lots) all += await this.whileFull(lot);
    return all;
  }

  /** A transaction for each lot, until one is not full. */
  private async whileFull(lot: Lot): Promise<number> {
    let all = 0;
    for (let full = true; full && !this.stopping;) {
      const { judged, told } = await this.work.run(lot);
      all += told;
      full = judged === AT_ONCE;
    }
    return all;
  }

  private async clocks(until: Date, tx: Transaction): Promise<{ judged: number; told: number }> {
    const [missed] = await tx.query<[MissedClock[], number]>(CLOCKS, [until, this.clock.now()]);
    const told = await this.breaches.tell(missed.flatMap(termOf), tx);
    return { judged: missed.length, told };
  }

  private async erasures(until: Date, tx: Transaction): Promise<{ judged: number; told: number }> {
    await tx.query(STRANGE_ORDERS);
    const [judged] = await tx.query<[{ event: string }[], number]>(JUDGE, [until, this.clock.now()]);
    if (judged.length === 0) return { judged: 0, told: 0 };
    const missed = await tx.query<MissedConfirmation[]>(UNCONFIRMED, [judged.map(({ event }) => event), [...CONFIRMING_KINDS]]);
    const told = await this.breaches.tell(missed.map((confirmation) => ({ ...confirmationTerm(confirmation), doneAt: confirmation.answered_at })), tx);
    return { judged: judged.length, told };
  }

  private async keptClocks(tx: Transaction): Promise<{ judged: number; told: number }> {
    const [kept] = await tx.query<[KeptClock[], number]>(KEPT_CLOCKS);
    const terms = kept.flatMap((clock) => termOf(clock).map((term): KeptTerm => ({ ...term, doneAt: clock.stopped_at })));
    return { judged: kept.length, told: await this.breaches.withdraw(terms, tx) };
  }

  private async keptErasures(tx: Transaction): Promise<{ judged: number; told: number }> {
    const kept = await tx.query<KeptConfirmation[]>(KEPT_CONFIRMATIONS, [ERASURE_STANDARD.id]);
    const told = await this.breaches.withdraw(kept.map((confirmation) => ({ ...confirmationTerm(confirmation), doneAt: confirmation.answered_at })), tx);
    return { judged: kept.length, told };
  }
}

/** The erasure is known by the event that asked for it: the pseudonym would outlive the person. */
function confirmationTerm({ event, member, due_at: due }: MissedConfirmation): Omit<MissedTerm, 'doneAt'> {
  return { standard: ERASURE_STANDARD.id, clause: ERASURE_STANDARD.clause, entity: event, member, due };
}

/** A standard that the agreement has no more is not told. */
function termOf({ standard: id, waited, member, also_to: alsoTo, due_at: due, stopped_at: doneAt }: MissedClock): MissedTerm[] {
  const standard = AGREEMENT.serviceStandards.find((one) => one.id === id);
  return standard ? [{ standard: id, clause: standard.clause, entity: waited, member, due, doneAt, alsoTo }] : [];
}
