import { holdCandidate, localDate } from '@filiera/exchange';
import { Clock, ErasesPerson, Invalid, UnitOfWork, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { GraduateEntity, type Degree } from './graduate.entity.js';
import { suppressSmallCells, type OutcomeCounts, type TellableOutcome } from './suppress-small-cells.js';

/** Years after the degree at which graduates are followed. */
const FOLLOWED_AFTER_YEARS = [1, 3, 5];

/** Whose degrees to look at. */
export interface Cohort {
  readonly degree?: Degree;
  readonly graduatedFrom?: string;
  readonly graduatedUntil?: string;
}

/**
 * Whose anniversary has come. Days are compared, and an anniversary is worked out only next to the day on which they part: the 29th of February has one on the 28th.
 * For tens of thousands of graduates working out each took longer than all the rest.
 */
const ANNIVERSARY_HAS_COME = `(g.graduated_on <= y.last_day OR (g.graduated_on = y.last_day + 1 AND (g.graduated_on + make_interval(years => y.years))::date <= $2::date))`;

const IN_COHORT = `($3::text IS NULL OR g.degree = $3) AND ($4::date IS NULL OR g.graduated_on >= $4) AND ($5::date IS NULL OR g.graduated_on <= $5)`;

// A graduate counts once the anniversary has come; at work is who has a placement, seen by this node, that lasts on that day. Who has none is counted without being looked up.
const OUTCOMES = `
  WITH anniversary AS (
    SELECT years, ($2::date - make_interval(years => years))::date AS last_day FROM unnest($1::integer[]) AS years
  ), hired AS MATERIALIZED (
    SELECT g.candidate, g.graduated_on, p.contract, p.start_date, p.end_date FROM placement p JOIN graduate g ON g.candidate = p.person AND ${IN_COHORT}
  ), placed AS (
    SELECT y.years, g.candidate, bool_or(g.contract = 'permanent') AS permanent
    FROM hired g JOIN anniversary y ON ${ANNIVERSARY_HAS_COME}
    WHERE g.start_date <= (g.graduated_on + make_interval(years => y.years))::date AND (g.end_date IS NULL OR g.end_date >= (g.graduated_on + make_interval(years => y.years))::date)
    GROUP BY y.years, g.candidate
  )
  SELECT y.years, (SELECT count(*) FROM graduate g WHERE ${IN_COHORT} AND ${ANNIVERSARY_HAS_COME})::integer AS followed,
    count(p.candidate)::integer AS "atWork", count(*) FILTER (WHERE p.permanent)::integer AS permanent
  FROM anniversary y LEFT JOIN placed p USING (years) GROUP BY y.years, y.last_day ORDER BY y.years`;

/** Graduates, and what came of them as far as this node sees placements. */
@ErasesPerson()
@Injectable()
export class Graduates implements PersonEraser {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  /** Records a candidate's newest degree. @throws NotFound, Conflict when erased, Invalid when it is still to come */
  record(candidate: string, degree: Degree, graduatedOn: string): Promise<GraduateEntity> {
    if (graduatedOn > localDate(this.clock.now())) throw notYet();
    return this.work.run(async (tx) => {
      await holdCandidate(candidate, tx);
      await tx.upsert(GraduateEntity, { candidate, degree, graduatedOn }, ['candidate']);
      return { candidate, degree, graduatedOn };
    });
  }

  /** How many of a cohort were at work one, three and five years later; numbers of too few people are left out. */
  outcomes({ degree, graduatedFrom, graduatedUntil }: Cohort): Promise<TellableOutcome[]> {
    return this.work.read(async (tx) => {
      const today = localDate(this.clock.now());
      const counts = await tx.query<OutcomeCounts[]>(OUTCOMES, [FOLLOWED_AFTER_YEARS, today, degree ?? null, graduatedFrom ?? null, graduatedUntil ?? null]);
      return counts.map((each) => suppressSmallCells(each, today));
    });
  }

  async erase(person: string, tx: Transaction): Promise<number> {
    return (await tx.delete(GraduateEntity, { candidate: person })).affected ?? 0;
  }
}

const notYet = (): Invalid => new Invalid({
  code: 'graduate.invalid', text: { it: 'la laurea non è coerente', en: 'the degree is not coherent' },
  faults: [{ field: 'graduatedOn', rule: 'notInFuture', text: { it: 'si registra una laurea già conseguita', en: 'a degree is recorded once it has been taken' } }],
});
