import type { CandidateProfile } from '@filiera/contracts';
import { Invalid, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { offsetOf, type Page } from '../paging/page-query.js';
import { Territory } from '../territory/territory.js';
import { boardEntryNotFound } from './board-errors.js';
import type { BoardCandidatesQuery } from './board-queries.js';
import { ConditionList } from './condition-list.js';
import { USUAL_KM, centreOf, distanceSql, within } from './near-place.js';
import { iscoGroupOf } from './occupation-condition.js';

/** A candidate as the board shows one: a pseudonym with as much of the profile as this node may see. */
export interface BoardCandidate extends CandidateProfile {
  /** The person's pseudonym. */
  readonly id: string;
  /** Member that holds the person. */
  readonly publisher: string;
  readonly version: number;
  /** Kilometres from where the search began, to one decimal; null without a place. */
  readonly km: number | null;
}

interface Row { person: string; publisher: string; version: number; content: CandidateProfile; km: number | null }

/** Finds candidates on the board: only those who can be proposed now. */
@Injectable()
export class SearchCandidates {
  constructor(private readonly work: UnitOfWork, private readonly territory: Territory) {}

  /** @throws Invalid for an unknown municipality, or a sort by distance without one */
  async list(query: BoardCandidatesQuery): Promise<Page<BoardCandidate>> {
    const conditions = new ConditionList();
    const centre = centreOf(query.near, this.territory);
    const distance = centre ? distanceSql(centre, conditions) : 'NULL::float8';
    conditions.add(`status = 'available'`);
    if (query.occupation) conditions.add('occupations @> ARRAY[?]::text[]', iscoGroupOf(query.occupation) ?? query.occupation);
    if (centre) within(query.km ?? USUAL_KM, centre, distance, conditions);
    conditions.add('skills @> ?::text[]', query.skill).add('? = ANY (languages)', query.language).add('? = ANY (licences)', query.licence)
      .add('contracts && ?::text[]', query.contract).add(`schedule IN (?, 'any')`, query.schedule).add('publisher = ?', query.publisher);
    if (query.sort === 'distance' && !centre) throw sortNeedsPlace();
    return this.work.run((tx) => this.page(query, conditions, distance, tx));
  }

  /** @throws NotFound, also for a candidate who was withdrawn */
  async one(id: string): Promise<BoardCandidate> {
    const rows = await this.work.run((tx) => tx.query<Row[]>(
      `SELECT person, publisher, version, content, NULL::float8 AS km FROM board_candidate WHERE person = $1 AND content IS NOT NULL ORDER BY publisher LIMIT 1`, [id]));
    if (!rows[0]) throw boardEntryNotFound();
    return toBoardCandidate(rows[0]);
  }

  private async page(query: BoardCandidatesQuery, conditions: ConditionList, distance: string, tx: Transaction): Promise<Page<BoardCandidate>> {
    const order = query.sort === 'distance' ? 'km' : 'event_time DESC';
    const [{ total }] = await tx.query<[{ total: string }]>(`SELECT count(*) AS total FROM board_candidate WHERE ${conditions.sql}`, conditions.values);
    const rows = Number(total) === 0 ? [] : await tx.query<Row[]>(
      `SELECT person, publisher, version, content, ${distance} AS km FROM board_candidate WHERE ${conditions.sql}
       ORDER BY ${order}, person LIMIT ${query.size} OFFSET ${offsetOf(query)}`, conditions.values);
    return { items: rows.map(toBoardCandidate), page: query.page, size: query.size, total: Number(total) };
  }
}

function sortNeedsPlace(): Invalid {
  const text = { it: 'l\'ordine per distanza chiede anche near', en: 'the order by distance asks for near too' };
  return new Invalid({ code: 'board.sort', text, faults: [{ field: 'query.near', rule: 'sort', text }] });
}

function toBoardCandidate(row: Row): BoardCandidate {
  return { ...row.content, id: row.person, publisher: row.publisher, version: row.version, km: row.km === null ? null : Math.round(row.km * 10) / 10 };
}
