import type { MemberKind } from '@filiera/contracts';
import { EXCHANGE_ROWS, TRAFFIC_ROWS } from './exchange-rows.js';
import { OFFICE_ROWS } from './office-rows.js';
import { AGENCY_ROWS, COORDINATOR_ROWS, EURES_ROWS } from './other-rows.js';
import { COURSE_ROWS, INTERNSHIP_ROWS, SCHOOL_ROWS, UNIVERSITY_ROWS } from './training-rows.js';

const ROWS: Readonly<Partial<Record<MemberKind, readonly string[]>>> = {
  cpi: [...EXCHANGE_ROWS, ...TRAFFIC_ROWS, ...OFFICE_ROWS],
  agency: AGENCY_ROWS,
  school: [...COURSE_ROWS, ...INTERNSHIP_ROWS, ...SCHOOL_ROWS],
  university: UNIVERSITY_ROWS,
  eures: EURES_ROWS,
  coordinator: COORDINATOR_ROWS,
};

/** Statements that fill what a kind of member adds to the tables that are there already, once its own tables are made. */
export function rowsOf(kind: MemberKind): readonly string[] {
  return ROWS[kind] ?? [];
}
