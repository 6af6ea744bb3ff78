import { CEFR_LEVELS, type CandidateProfile } from '@filiera/contracts';
import { Invalid, preparedQuery, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import type { Page } from '../paging/page-query.js';
import { Territory } from '../territory/territory.js';
import { boardEntryNotFound } from './board-errors.js';
import type { BoardCandidate } from './board-views.js';
import { boardPage, NEAREST, type BoardHit } from './board-page.js';
import type { BoardCandidatesQuery } from './board-queries.js';
import { ConditionList } from './condition-list.js';
import { centreOf, ringsAround, squaredChordSql, within } from './near-place.js';
import { askedOccupation, tag } from './search-tags.js';
import { kmOf } from './sphere.js';

/** Finds candidates on the board: only those who can be proposed now. */
@Injectable()
export class SearchCandidates {
  constructor(private readonly work: UnitOfWork, private readonly territory: Territory) {}

  /** @throws Invalid for an unknown municipality, or an order by distance without one */
  async list(query: BoardCandidatesQuery): Promise<Page<BoardCandidate>> {
    const conditions = new ConditionList();
    const centre = centreOf(query.near, this.territory);
    if (query.sort === 'distance' && !centre) throw sortNeedsPlace();
    const squaredChord = centre ? squaredChordSql(centre, conditions) : 'NULL::float8';
    conditions.add(`status = 'available'`);
    if (centre) within(query.km, centre, squaredChord, conditions);
    const tags = tagsOf(query);
    if (tags.length > 0) conditions.add('tags @> ?::bigint[]', tags);
    conditions.add('tags && ?::bigint[]', query.language && languageTags(query.language))
      .add('tags && ?::bigint[]', query.contract?.map((contract) => tag('contract', contract)));
    const order = query.sort === 'distance' ? NEAREST : 'event_time DESC';
    const rings = centre ? ringsAround(query.km, centre, squaredChord) : [];
    const page = await this.work.read((tx) => boardPage<CandidateProfile>({ table: 'board_candidate', entity: 'person', conditions, order, squaredChord, rings }, query, tx));
    return { ...page, items: page.items.map(toBoardCandidate) };
  }

  /** @throws NotFound, also for a candidate who was withdrawn */
  async one(id: string): Promise<BoardCandidate> {
    const [hit] = await this.work.read((tx) => preparedQuery<BoardHit<CandidateProfile>>(
      tx, 'board-candidate', `SELECT person AS id, publisher, version, content, NULL AS chord FROM board_candidate WHERE person = $1 AND content IS NOT NULL ORDER BY publisher LIMIT 1`, [id]));
    if (!hit) throw boardEntryNotFound();
    return toBoardCandidate(hit);
  }
}

function tagsOf(query: BoardCandidatesQuery): string[] {
  return [
    query.occupation && askedOccupation(query.occupation), query.schedule && tag('schedule', query.schedule), query.publisher && tag('publisher', query.publisher),
    query.licence && tag('licence', query.licence), ...(query.skill ?? []).map((skill) => tag('skill', skill)),
  ].filter((each): each is string => typeof each === 'string' && each !== '');
}

/** A language at any level, or at the level asked for and those above it. */
function languageTags(asked: string): string[] {
  const [code, least] = asked.split(':') as [string, (typeof CEFR_LEVELS)[number] | undefined];
  if (!least) return [tag('language', code)];
  return CEFR_LEVELS.slice(CEFR_LEVELS.indexOf(least)).map((level) => tag('language', `${code}:${level}`));
}

function sortNeedsPlace(): Invalid {
  const text = { it: "l'ordine per distanza chiede anche near", en: 'the order by distance asks for near too' };
  return new Invalid({ code: 'board.sort', text, faults: [{ field: 'query.near', rule: 'sort', text }] });
}

function toBoardCandidate({ content, id, publisher, version, chord }: BoardHit<CandidateProfile>): BoardCandidate {
  return { ...content, id, publisher, version, km: chord === null ? null : kmOf(chord) };
}
