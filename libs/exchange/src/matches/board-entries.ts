import type { CandidateProfile, VacancyState } from '@filiera/contracts';
import type { Transaction } from '@filiera/member-kit';

/** An entry of the board, as far as a match needs it. */
export interface BoardEntry<T> {
  readonly id: string;
  readonly publisher: string;
  readonly content: T;
}

/**
 * The vacancies among these that can be applied for on this day. Where two members publish under one id, the board's own rule holds: the first by name.
 */
export function openVacancies(ids: readonly string[], day: string, tx: Transaction): Promise<BoardEntry<VacancyState>[]> {
  return tx.query(
    `SELECT DISTINCT ON (id) id, publisher, content FROM board_vacancy
     WHERE id = ANY ($1::uuid[]) AND status = 'published' AND valid_until >= $2::date ORDER BY id, publisher`,
    [ids, day],
  );
}

/** The candidates among these who can be proposed now. */
export function availableCandidates(ids: readonly string[], tx: Transaction): Promise<BoardEntry<CandidateProfile>[]> {
  return tx.query(
    `SELECT DISTINCT ON (person) person AS id, publisher, content FROM board_candidate
     WHERE person = ANY ($1::uuid[]) AND status = 'available' AND content IS NOT NULL ORDER BY person, publisher`,
    [ids],
  );
}

/** The next ones by id, for a walk over all of them. Without title and description, which a match does not read. */
export function nextOpenVacancies(after: string, day: string, limit: number, tx: Transaction): Promise<BoardEntry<VacancyState>[]> {
  return tx.query(
    `SELECT DISTINCT ON (id) id, publisher, content - 'title' - 'description' AS content FROM board_vacancy
     WHERE id > $1::uuid AND status = 'published' AND valid_until >= $2::date ORDER BY id, publisher LIMIT $3`,
    [after, day, limit],
  );
}

/** The next ones by pseudonym, for a walk over all of them. */
export function nextAvailableCandidates(after: string, limit: number, tx: Transaction): Promise<BoardEntry<CandidateProfile>[]> {
  return tx.query(
    `SELECT DISTINCT ON (person) person AS id, publisher, content FROM board_candidate
     WHERE person > $1::uuid AND status = 'available' AND content IS NOT NULL ORDER BY person, publisher LIMIT $2`,
    [after, limit],
  );
}
