import type { VacancyState } from '@filiera/contracts';
import { Clock, Invalid, MemberRegistry, preparedQuery, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import type { Page } from '../paging/page-query.js';
import { Territory } from '../territory/territory.js';
import { boardEntryNotFound } from './board-errors.js';
import type { BoardVacancy } from './board-views.js';
import { boardPage, NEAREST, type BoardHit, type BoardSearch } from './board-page.js';
import type { BoardVacanciesQuery, VacancySort } from './board-queries.js';
import { ConditionList } from './condition-list.js';
import { excludedWords } from './excluded-words.js';
import { centreOf, ringsAround, squaredChordSql, within } from './near-place.js';
import { askedOccupation, tag } from './search-tags.js';
import { ofOnePublisher } from './of-one-publisher.js';
import { kmOf } from './sphere.js';

/** Words match in Italian, by their stems, or as they are written in any language. */
const ASKED = `(websearch_to_tsquery('italian', ?) || websearch_to_tsquery('simple', ?))`;
/** What is excluded is excluded both ways: of an Italian vacancy, which has stems, the words as they are written are nearly always absent. */
const EXCLUDED = `!!(phraseto_tsquery('italian', ?) || phraseto_tsquery('simple', ?))`;

/** Finds vacancies on the board: only those that can still be applied for. */
@Injectable()
export class SearchVacancies {
  constructor(private readonly work: UnitOfWork, private readonly territory: Territory, private readonly clock: Clock, private readonly registry: MemberRegistry) {}

  /** @throws Invalid for an unknown municipality, or an order that asks for more than was said */
  async list(query: BoardVacanciesQuery): Promise<Page<BoardVacancy>> {
    const conditions = new ConditionList();
    const centre = centreOf(query.near, this.territory);
    const squaredChord = centre ? squaredChordSql(centre, conditions) : 'NULL::float8';
    const words = query.text === undefined ? undefined : tsqueryOf(query.text, conditions);
    // Closed by its date even before the sweep has said so.
    conditions.add(`status = 'published'`).add('valid_until >= ?::date', localDate(this.clock.now()));
    if (words) conditions.add(`words @@ ${words}`);
    if (centre) within(query.km, centre, squaredChord, conditions);
    const tags = tagsOf(query);
    if (tags.length > 0) conditions.add('tags @> ?::bigint[]', tags);
    conditions.add('tags && ?::bigint[]', query.contract?.map((contract) => tag('contract', contract)));
    const sort = query.sort ?? (words ? 'relevance' : 'published');
    const order = orderOf(sort, words !== undefined, centre !== undefined);
    const search: BoardSearch = {
      table: 'board_vacancy', entity: 'id', conditions, order, squaredChord, rings: centre ? ringsAround(query.km, centre, squaredChord) : [],
      ...(words && { words: { newestFirst: 'published_on DESC', columns: sort === 'relevance' ? `published_on, title_words @@ ${words} AS in_title` : 'published_on, valid_until, yearly_pay' } }),
    };
    const find = (tx: Transaction): Promise<Page<BoardHit<VacancyState>>> => boardPage<VacancyState>(search, query, tx);
    // A search for words plans with settings of its own.
    const page = await (words ? this.work.run(find) : this.work.read(find));
    return { ...page, items: page.items.map(toBoardVacancy) };
  }

  /**
   * One vacancy, closed ones included: whoever was referred to it can still read it.
   * @param publisher the member that published it, where the id alone does not say
   * @throws NotFound; Conflict as {@link ofOnePublisher} says
   */
  async one(id: string, publisher?: string): Promise<BoardVacancy> {
    const hits = await this.work.read((tx) => preparedQuery<BoardHit<VacancyState>>(
      tx, 'board-vacancy', `SELECT id, publisher, version, content, NULL AS chord FROM board_vacancy WHERE id = $1`, [id]));
    const hit = ofOnePublisher(hits, { me: this.registry.self().id, named: publisher, field: 'publisher' });
    if (!hit) throw boardEntryNotFound();
    return toBoardVacancy(hit);
  }
}

/** SQL for one query, put together from constants alone: the planner works it out, and asks the index of words for it. */
function tsqueryOf(text: string, conditions: ConditionList): string {
  const part = (sql: string, words: string): string => sql.replaceAll('?', conditions.value(words));
  return `(${[part(ASKED, text), ...excludedWords(text).map((words) => part(EXCLUDED, words))].join(' && ')})`;
}

function tagsOf(query: BoardVacanciesQuery): string[] {
  return [
    query.occupation && askedOccupation(query.occupation), query.schedule && tag('schedule', query.schedule), query.remote && tag('remote', query.remote),
    query.country && tag('country', query.country), query.publisher && tag('publisher', query.publisher), query.language && tag('language', query.language),
    query.licence && tag('licence', query.licence), query.targetedPlacement !== undefined && tag('targeted-placement', String(query.targetedPlacement)),
  ].filter((each): each is string => typeof each === 'string' && each !== '');
}

function orderOf(sort: VacancySort, hasWords: boolean, hasCentre: boolean): string {
  if (sort === 'distance' && !hasCentre) throw sortNeeds('near');
  if (sort === 'relevance' && !hasWords) throw sortNeeds('text');
  const orders: Readonly<Record<VacancySort, string>> = {
    // What the title says counts more than what the description mentions; an order that people can follow.
    relevance: 'in_title DESC, published_on DESC',
    distance: NEAREST, published: 'published_on DESC', deadline: 'valid_until', pay: 'yearly_pay DESC NULLS LAST',
  };
  return orders[sort];
}

function sortNeeds(field: 'near' | 'text'): Invalid {
  const text = { it: `questo ordine chiede anche ${field}`, en: `this order asks for ${field} too` };
  return new Invalid({ code: 'board.sort', text, faults: [{ field: `query.${field}`, rule: 'sort', text }] });
}

function toBoardVacancy({ content, id, publisher, version, chord }: BoardHit<VacancyState>): BoardVacancy {
  return { ...content, id, publisher, version, km: chord === null ? null : kmOf(chord) };
}
