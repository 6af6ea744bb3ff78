import { LECCE_MUNICIPALITIES } from '@filiera/exchange';
import type { DataSource } from 'typeorm';

/** How much a request asks of the node. */
export const ROUTE_KINDS = ['list', 'search', 'detail'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

/** One use of a route, with addresses that are asked in turn: not the same rows again and again. */
export interface AskedRoute {
  readonly kind: RouteKind;
  readonly name: string;
  readonly paths: readonly string[];
}

const ASKED = 24;

/** What people at an employment office open all day: the board and the own records, listed, searched and opened. */
export async function askedRoutes(source: DataSource): Promise<AskedRoute[]> {
  const ids = async (table: string, column: string): Promise<string[]> =>
    (await source.query<{ id: string }[]>(`SELECT ${column} AS id FROM ${table} ORDER BY md5(${column}::text) LIMIT ${ASKED}`)).map(({ id }) => id);
  const [people, vacancies] = [await ids('board_candidate', 'person'), await ids('board_vacancy', 'id')];
  const skills = (await source.query<{ uri: string }[]>(
    `SELECT content #>> '{skills,0,uri}' AS uri FROM board_candidate WHERE person = ANY ($1::uuid[])`, [people])).map(({ uri }) => encodeURIComponent(uri));
  const groups = (await source.query<{ isco: string }[]>(
    `SELECT content #>> '{occupation,isco}' AS isco FROM board_vacancy WHERE id = ANY ($1::uuid[])`, [vacancies])).map(({ isco }) => isco);
  const places = Array.from({ length: ASKED }, (_, at) => LECCE_MUNICIPALITIES[at * 4]!.istat);
  const pages = Array.from({ length: ASKED }, (_, at) => at + 1);
  const asked = (kind: RouteKind, name: string, paths: string[]): AskedRoute => ({ kind, name, paths });
  return [
    asked('list', 'board, vacancies', pages.map((page) => `/board/vacancies?page=${page}`)),
    asked('list', 'board, candidates', pages.map((page) => `/board/candidates?page=${page}`)),
    asked('list', 'own vacancies', pages.map((page) => `/vacancies?page=${page}`)),
    asked('list', 'own candidates', pages.map((page) => `/candidates?page=${page}`)),
    asked('search', 'board, vacancies by words', ['elettricista', 'cuoco esperto', 'saldatore navale', 'magazzino notturno', 'fatture contabile', 'cameriere sala']
      .map((text) => `/board/vacancies?text=${encodeURIComponent(text)}`)),
    asked('search', 'board, vacancies by occupation and place', places.map((near, at) => `/board/vacancies?occupation=${groups[at]!.slice(0, 2)}&near=${near}&km=20&sort=distance`)),
    asked('search', 'board, candidates by occupation', groups.map((isco) => `/board/candidates?occupation=${isco}`)),
    asked('search', 'board, candidates by skill and place', places.map((near, at) => `/board/candidates?skill=${skills[at]}&near=${near}&km=30`)),
    asked('search', 'board, candidates by distance', places.map((near) => `/board/candidates?near=${near}&km=5&sort=distance`)),
    asked('search', 'own candidates by name', ['Greco', 'anna rizz', 'quartini', 'marco perr', 'Spagnolucci'].map((name) => `/candidates?name=${encodeURIComponent(name)}`)),
    asked('detail', 'board, a vacancy', vacancies.map((id) => `/board/vacancies/${id}`)),
    asked('detail', 'board, a candidate', people.map((id) => `/board/candidates/${id}`)),
    asked('detail', 'an own vacancy', vacancies.map((id) => `/vacancies/${id}`)),
    asked('detail', 'an own candidate', people.map((id) => `/candidates/${id}`)),
  ];
}
