import type { ContractType } from '@filiera/contracts';
import { holdCandidate, localDate } from '@filiera/exchange';
import { Clock, ErasesPerson, Invalid, NotFound, UnitOfWork, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { GraduateEntity, type Degree } from './graduate.entity.js';
import { suppressSmallCells, type TellableOutcome } from './suppress-small-cells.js';

/** Years after the degree at which graduates are followed; each has a column with its day. */
const FOLLOWED_AFTER_YEARS = [1, 3, 5];

/** Whose degrees to look at. */
export interface Cohort {
  readonly degree?: Degree;
  readonly graduatedFrom?: string;
  readonly graduatedUntil?: string;
}

const IN_COHORT = `($2::text IS NULL OR degree = $2) AND ($3::date IS NULL OR graduated_on >= $3) AND ($4::date IS NULL OR graduated_on <= $4)`;

/** What is told as a placement without anybody having employed them: an internship is no contract of employment, nor is waiting on a list for one. */
const NO_EMPLOYMENT: readonly ContractType[] = ['internship', 'volunteer', 'recruitment-reserve'];

/** Who has a job, seen by this node, that lasts on the anniversary, if that has come. */
const atWorkAfter = (years: number): string =>
  `(anniversary_${years} <= $1::date AND start_date <= anniversary_${years} AND (end_date IS NULL OR end_date >= anniversary_${years})
    AND contract NOT IN (${NO_EMPLOYMENT.map((contract) => `'${contract}'`).join(', ')}))`;

const each = (column: (years: number) => string): string => FOLLOWED_AFTER_YEARS.map(column).join(', ');

// A person counts once, however many placements last on a day.
const OUTCOMES = `
  SELECT * FROM (SELECT ${each((years) => `count(*) FILTER (WHERE anniversary_${years} <= $1::date) AS followed_${years}`)} FROM graduate WHERE ${IN_COHORT}) followed
  CROSS JOIN (
    SELECT ${each((years) => `count(DISTINCT candidate) FILTER (WHERE ${atWorkAfter(years)}) AS at_work_${years}`)},
      ${each((years) => `count(DISTINCT candidate) FILTER (WHERE contract = 'permanent' AND ${atWorkAfter(years)}) AS permanent_${years}`)}
    FROM graduate JOIN placement ON person = candidate WHERE ${IN_COHORT} AND (${FOLLOWED_AFTER_YEARS.map(atWorkAfter).join(' OR ')})
  ) placed`;

type CountColumn = `${'followed' | 'at_work' | 'permanent'}_${number}`;

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

  /** Takes back a degree that was recorded by mistake. @throws NotFound, Conflict when erased */
  remove(candidate: string): Promise<void> {
    return this.work.run(async (tx) => {
      await holdCandidate(candidate, tx);
      if ((await tx.delete(GraduateEntity, { candidate })).affected === 0) throw graduateNotFound();
    });
  }

  /** How many of a cohort were at work one, three and five years later; numbers of too few people are left out. */
  outcomes({ degree, graduatedFrom, graduatedUntil }: Cohort): Promise<TellableOutcome[]> {
    return this.work.run(async (tx) => {
      const today = localDate(this.clock.now());
      // Both indexes have the people in one order. The planner takes sorting a few of them for cheaper than reading so, and looks up every placement in a hash: twice the time.
      await tx.query('SET LOCAL enable_hashjoin = off');
      const [counts] = await tx.query<[Readonly<Record<CountColumn, string>>]>(OUTCOMES, [today, degree ?? null, graduatedFrom ?? null, graduatedUntil ?? null]);
      return FOLLOWED_AFTER_YEARS.map((years) => suppressSmallCells({
        years, followed: Number(counts[`followed_${years}`]), atWork: Number(counts[`at_work_${years}`]), permanent: Number(counts[`permanent_${years}`]),
      }, today));
    });
  }

  async erase(person: string, tx: Transaction): Promise<number> {
    return (await tx.delete(GraduateEntity, { candidate: person })).affected ?? 0;
  }
}

const graduateNotFound = (): NotFound =>
  new NotFound({ code: 'graduate.not-found', text: { it: 'questa persona non ha una laurea registrata', en: 'this person has no degree recorded' } });

const notYet = (): Invalid => new Invalid({
  code: 'graduate.invalid', text: { it: 'la laurea non è coerente', en: 'the degree is not coherent' },
  faults: [{ field: 'graduatedOn', rule: 'notInFuture', text: { it: 'si registra una laurea già conseguita', en: 'a degree is recorded once it has been taken' } }],
});
