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

// A graduate counts once the anniversary has come; at work is who has a placement, seen by this node, that lasts on that day. Those who have none are counted without being looked up.
const OUTCOMES = `
  WITH cohort AS MATERIALIZED (
    SELECT candidate, graduated_on FROM graduate
    WHERE ($3::text IS NULL OR degree = $3) AND ($4::date IS NULL OR graduated_on >= $4) AND ($5::date IS NULL OR graduated_on <= $5)
  ), followed AS (
    SELECT y.years, count(*) AS graduates FROM cohort c CROSS JOIN unnest($1::integer[]) AS y (years)
    WHERE c.graduated_on + make_interval(years => y.years) <= $2::date GROUP BY y.years
  ), placed AS (
    SELECT y.years, c.candidate, bool_or(p.contract = 'permanent') AS permanent
    FROM cohort c JOIN placement p ON p.person = c.candidate CROSS JOIN unnest($1::integer[]) AS y (years)
    WHERE c.graduated_on + make_interval(years => y.years) <= $2::date
      AND p.start_date <= c.graduated_on + make_interval(years => y.years) AND (p.end_date IS NULL OR p.end_date >= c.graduated_on + make_interval(years => y.years))
    GROUP BY y.years, c.candidate
  ), at_work AS (
    SELECT years, count(*) AS graduates, count(*) FILTER (WHERE permanent) AS permanent FROM placed GROUP BY years
  )
  SELECT y.years, coalesce(f.graduates, 0)::integer AS followed, coalesce(w.graduates, 0)::integer AS "atWork", coalesce(w.permanent, 0)::integer AS permanent
  FROM unnest($1::integer[]) AS y (years) LEFT JOIN followed f USING (years) LEFT JOIN at_work w USING (years) ORDER BY y.years`;

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
