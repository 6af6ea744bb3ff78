import type { VacancyState } from '@filiera/contracts';
import { Clock, Invalid, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { Territory } from '../territory/territory.js';
import { boardEntryNotFound } from './board-errors.js';
import type { BoardVacanciesQuery, VacancySort } from './board-queries.js';
import { ConditionList } from './condition-list.js';
import { USUAL_KM, centreOf, distanceSql, within } from './near-place.js';
import { occupationCondition } from './occupation-condition.js';

/** A vacancy as the board shows it. */
export interface BoardVacancy extends VacancyState {
  readonly id: string;
  /** Member that published it. */
  readonly publisher: string;
  readonly version: number;
  /** Kilometres from where the search began, to one decimal; null without a place. */
  readonly km: number | null;
}

interface Row { id: string; publisher: string; version: number; content: VacancyState; km: number | null; total: string }

/** Words match in Italian, by their stems, or as they are written in any language. */
const TSQUERY = `(websearch_to_tsquery('italian', ?) || websearch_to_tsquery('simple', ?))`;

/** Finds vacancies on the board: only those that can still be applied for. */
@Injectable()
export class SearchVacancies {
  constructor(private readonly work: UnitOfWork, private readonly territory: Territory, private readonly clock: Clock) {}

  /** @throws Invalid for an unknown municipality, or a sort by distance without one */
  async list(query: BoardVacanciesQuery): Promise<Page<BoardVacancy>> {
    const conditions = new ConditionList();
    const centre = centreOf(query.near, this.territory);
    const distance = centre ? distanceSql(centre, conditions) : 'NULL::float8';
    const text = query.text === undefined ? undefined : conditions.value(query.text);
    // Closed by its date even before the sweep has said so.
    conditions.add(`status = 'published'`).add('valid_until >= ?::date', localDate(this.clock.now()));
    if (text) conditions.add(`words @@ ${TSQUERY.replaceAll('?', text)}`);
    if (query.occupation) occupationCondition(query.occupation, conditions);
    if (centre) within(query.km ?? USUAL_KM, centre, distance, conditions);
    conditions.add('contract = ANY (?::text[])', query.contract).add('schedule = ?', query.schedule).add('remote = ?', query.remote)
      .add('country = ?', query.country).add('publisher = ?', query.publisher).add('? = ANY (languages)', query.language).add('? = ANY (licences)', query.licence)
      .add(`(content ->> 'targetedPlacement')::boolean = ?`, query.targetedPlacement);
    const order = orderOf(query.sort ?? (text ? 'relevance' : 'published'), text, centre !== undefined);
    return this.work.run((tx) => this.page(query, conditions, distance, order, tx));
  }

  /**
   * One vacancy, closed ones included: whoever was referred to it can still read it.
   * @throws NotFound
   */
  async one(id: string): Promise<BoardVacancy> {
    const rows = await this.work.run((tx) => tx.query<Row[]>(
      `SELECT id, publisher, version, content, NULL::float8 AS km FROM board_vacancy WHERE id = $1 ORDER BY publisher LIMIT 1`, [id]));
    if (!rows[0]) throw boardEntryNotFound();
    return toBoardVacancy(rows[0]);
  }

  private async page(query: BoardVacanciesQuery, conditions: ConditionList, distance: string, order: string, tx: Transaction): Promise<Page<BoardVacancy>> {
    const values = conditions.values;
    const [{ total }] = await tx.query<[{ total: string }]>(`SELECT count(*) AS total FROM board_vacancy WHERE ${conditions.sql}`, values);
    const rows = Number(total) === 0 ? [] : await tx.query<Row[]>(
      `SELECT id, publisher, version, content, ${distance} AS km FROM board_vacancy WHERE ${conditions.sql}
       ORDER BY ${order}, id LIMIT ${query.size} OFFSET ${offsetOf(query)}`, values);
    return { items: rows.map(toBoardVacancy), page: query.page, size: query.size, total: Number(total) };
  }
}

function orderOf(sort: VacancySort, text: string | undefined, hasCentre: boolean): string {
  if (sort === 'distance' && !hasCentre) throw sortNeeds('near');
  if (sort === 'relevance' && !text) throw sortNeeds('text');
  const orders: Readonly<Record<VacancySort, string>> = {
    relevance: `ts_rank(words, ${TSQUERY.replaceAll('?', text ?? `''`)}) DESC, published_on DESC`,
    distance: 'km', published: 'published_on DESC', deadline: 'valid_until', pay: 'yearly_pay DESC NULLS LAST',
  };
  return orders[sort];
}

function sortNeeds(field: 'near' | 'text'): Invalid {
  const text = { it: `questo ordine chiede anche ${field}`, en: `this order asks for ${field} too` };
  return new Invalid({ code: 'board.sort', text, faults: [{ field: `query.${field}`, rule: 'sort', text }] });
}

function toBoardVacancy(row: Row): BoardVacancy {
  return { ...row.content, id: row.id, publisher: row.publisher, version: row.version, km: row.km === null ? null : Math.round(row.km * 10) / 10 };
}
