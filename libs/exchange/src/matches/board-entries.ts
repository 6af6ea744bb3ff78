import type { CandidateProfile, VacancyState } from '@filiera/contracts';
import type { Transaction } from '@filiera/member-kit';

/** An entry of the board, as far as a match needs it. */
export interface BoardEntry<T> {
  readonly id: string;
  readonly publisher: string;
  readonly content: T;
}

/** For whom vacancies are open, and when. */
export interface OpenFor {
  readonly me: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** Condition for a vacancy of the board that is offered on a day. */
const isOffered = (day: string): string => `vacancy.status = 'published' AND vacancy.valid_until >= ${day}::date`;

/** Condition for a vacancy that can be applied for. Where this member has published under the id, nobody else's is meant. */
const isOpen = (me: string, day: string): string => `${isOffered(day)}
  AND (vacancy.publisher = ${me} OR NOT EXISTS (SELECT FROM board_vacancy own WHERE own.id = vacancy.id AND own.publisher = ${me}))`;

/** The vacancies among these that can be applied for. Where several others have published under one id, all of theirs: each says whose it is, and a person which is meant. */
export function openVacancies(ids: readonly string[], { me, day }: OpenFor, tx: Transaction): Promise<BoardEntry<VacancyState>[]> {
  return tx.query(
    `SELECT id, publisher, content FROM board_vacancy vacancy WHERE id = ANY ($1::uuid[]) AND ${isOpen('$2', '$3')} ORDER BY id, publisher`, [ids, me, day]);
}

/** What was published under an id, by whomever. */
export function vacanciesUnder(id: string, day: string, tx: Transaction): Promise<(BoardEntry<VacancyState> & { readonly open: boolean })[]> {
  return tx.query(`SELECT id, publisher, content, ${isOffered('$2')} AS open FROM board_vacancy vacancy WHERE id = $1`, [id, day]);
}

/** The candidates among these who can be proposed now. */
export function availableCandidates(ids: readonly string[], tx: Transaction): Promise<BoardEntry<CandidateProfile>[]> {
  return tx.query(
    `SELECT DISTINCT ON (person) person AS id, publisher, content FROM board_candidate
     WHERE person = ANY ($1::uuid[]) AND status = 'available' AND content IS NOT NULL ORDER BY person, publisher`,
    [ids],
  );
}

/** The next ones by id, for a walk over all of them: about as many as the limit, since all that were published under one id come at once. Without title and description, which a match does not read. */
export function nextOpenVacancies(after: string, { me, day }: OpenFor, limit: number, tx: Transaction): Promise<BoardEntry<VacancyState>[]> {
  return tx.query(
    `SELECT id, publisher, content - 'title' - 'description' AS content FROM board_vacancy vacancy
     WHERE id > $1::uuid AND ${isOpen('$2', '$3')} ORDER BY id FETCH FIRST $4 ROWS WITH TIES`,
    [after, me, day, limit],
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
