import type { Transaction } from '@filiera/member-kit';
import { askedOccupation } from '../board/search-tags.js';
import type { OpenFor } from '../matches/board-entries.js';
import type { PlanCourse, PlanVacancy } from './plan-training.js';

/** More tell nothing new of what an occupation asks. */
const MOST_VACANCIES = 2_000;
const MOST_COURSES = 1_000;

/** A course of the board, as far as a plan shows it. */
export interface PlannedCourse extends PlanCourse {
  readonly publisher: string;
  readonly title: string;
}

/** Vacancies that can be applied for on this day in an occupation or in its ISCO unit group, which is all that many vacancies say. The newest ones, when there are too many; of one id an own one first. */
export function vacanciesIn(occupation: string, isco: string, { me, day }: OpenFor, tx: Transaction): Promise<PlanVacancy[]> {
  return tx.query(
    `SELECT DISTINCT ON (id) id, content -> 'essentialSkills' AS essential, content -> 'optionalSkills' AS optional
     FROM (SELECT publisher, id FROM board_vacancy_search WHERE status = 'published' AND valid_until >= $2::date AND tags && $1::bigint[]
           ORDER BY published_on DESC, id LIMIT ${MOST_VACANCIES}) AS found
     JOIN board_vacancy USING (publisher, id) ORDER BY id, publisher <> $3, publisher`,
    [[askedOccupation(occupation), askedOccupation(isco)], day, me],
  );
}

/** Courses of the network that take people on this day, begin later, and teach one of these skills; of one id an own one first. */
export function coursesTeaching(skills: readonly string[], { me, day }: OpenFor, tx: Transaction): Promise<PlannedCourse[]> {
  return tx.query(
    `SELECT DISTINCT ON (id) id, publisher, content ->> 'title' AS title, skills, content -> 'entry' -> 'skills' AS "entrySkills",
       content -> 'entry' -> 'languages' AS languages, (content -> 'entry' ->> 'educationEqf')::integer AS "educationEqf",
       to_char(start_date, 'YYYY-MM-DD') AS "startDate", to_char(end_date, 'YYYY-MM-DD') AS "endDate"
     FROM (SELECT * FROM board_course WHERE status = 'published' AND enrol_until >= $2::date AND start_date > $2::date AND skills && $1::text[]
           ORDER BY end_date, id LIMIT ${MOST_COURSES}) AS found
     ORDER BY id, publisher <> $3, publisher`,
    [skills, day, me],
  );
}
