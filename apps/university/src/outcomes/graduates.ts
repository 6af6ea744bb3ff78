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

// A graduate counts once the anniversary has come; at work is who has a placement, seen by this node, that lasts on that day.
const OUTCOMES = `
  WITH followed AS (
    SELECT g.candidate, y.years, (g.graduated_on + make_interval(years => y.years))::date AS day
    FROM graduate g CROSS JOIN unnest($1::integer[]) AS y (years)
    WHERE ($3::text IS NULL OR g.degree = $3) AND ($4::date IS NULL OR g.graduated_on >= $4) AND ($5::date IS NULL OR g.graduated_on <= $5)
  ), found AS (
    SELECT f.candidate, f.years, count(p.id) AS placements, count(p.id) FILTER (WHERE p.contract = 'permanent') AS permanent
    FROM followed f LEFT JOIN placement p ON p.person = f.candidate AND p.start_date <= f.day AND (p.end_date IS NULL OR p.end_date >= f.day)
    WHERE f.day <= $2::date GROUP BY f.candidate, f.years
  )
  SELECT y.years, count(candidate)::integer AS followed, count(*) FILTER (WHERE placements > 0)::integer AS "atWork", count(*) FILTER (WHERE permanent > 0)::integer AS permanent
  FROM unnest($1::integer[]) AS y (years) LEFT JOIN found USING (years) GROUP BY y.years ORDER BY y.years`;

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
