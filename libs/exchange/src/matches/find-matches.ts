import type { CandidateProfile, VacancyState } from '@filiera/contracts';
import type { Assessment, CandidateFilter, CandidateInput, Circle, Found, SearchOptions, VacancyFilter, VacancyInput } from '@filiera/matching';
import { Clock, MemberRegistry, UnitOfWork, type RequestUser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ofOnePublisher } from '../board/of-one-publisher.js';
import { localDate } from '../calendar/local-date.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { Territory } from '../territory/territory.js';
import { Vocabulary } from '../vocabulary/vocabulary.js';
import { availableCandidates, openVacancies, vacanciesUnder, type BoardEntry } from './board-entries.js';
import { matchCandidateNotFound, matchVacancyNotFound, unknownCentre } from './match-errors.js';
import { MatchIndex } from './match-index.js';
import { toCandidateInput, toVacancyInput } from './match-inputs.js';
import { MatchLog } from './match-log.js';
import type { MatchCandidatesQuery, MatchQuery, MatchVacanciesQuery } from './match-queries.js';
import { toCandidateMatch, toMatches, toVacancyMatch, type CandidateMatchView, type Matches, type VacancyMatchView } from './match-views.js';

/** Searches repeated without what has gone. */
const ATTEMPTS = 10;

/** Finds matches on the board, explains them, and logs that they were asked for. */
@Injectable()
export class FindMatches {
  constructor(
    private readonly work: UnitOfWork,
    private readonly index: MatchIndex,
    private readonly log: MatchLog,
    private readonly territory: Territory,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
    private readonly registry: MemberRegistry,
  ) {}

  /**
   * The best vacancies for an own candidate, or for one of the board.
   * @throws NotFound, Invalid for an unknown municipality
   */
  async vacanciesFor(id: string, query: MatchVacanciesQuery, user: RequestUser): Promise<Matches<VacancyMatchView>> {
    const filter: VacancyFilter = {
      isco: query.isco, within: this.circle(query), contracts: query.contract, schedule: query.schedule, countries: query.country, minimumScore: query.minimumScore,
    };
    const board = await this.index.upToDate();
    const { matcher } = board;
    return this.work.run(async (tx) => {
      const candidate = await this.candidate(id, tx);
      const { found, entries } = await fresh<VacancyState>(
        (options) => matcher.vacanciesFor(candidate, options), { limit: query.limit, unmet: query.unmet, filter },
        (keys) => openVacancies(board.idsOf(keys), { me: this.registry.self().id, day: localDate(this.clock.now()) }, tx), (entry) => board.keyOf(entry), () => this.work.afterCommit(() => this.index.renew()));
      const assessed = entries.map((entry) => matcher.assess(candidate, toVacancyInput(entry.id, entry.content, this.territory)));
      const run = await this.log.write({ direction: 'vacancies-for-candidate', subject: id, inputs: { ...query }, results: found }, user, tx);
      const labels = await this.labels(assessed);
      return toMatches(run, entries.map((entry, at) => toVacancyMatch(assessed[at]!, entry, labels)));
    });
  }

  /**
   * The best candidates of the board for a vacancy of the board.
   * @throws NotFound, Conflict as {@link ofOnePublisher} says, Invalid for an unknown municipality
   */
  async candidatesFor(id: string, query: MatchCandidatesQuery, user: RequestUser): Promise<Matches<CandidateMatchView>> {
    const filter: CandidateFilter = {
      isco: query.isco, within: this.circle(query), contract: query.contract, schedule: query.schedule, minimumEqf: query.minimumEqf, licence: query.licence,
      language: query.language === undefined ? undefined : languageOf(query.language), availableBy: query.availableBy, minimumScore: query.minimumScore,
    };
    const { matcher } = await this.index.upToDate();
    return this.work.run(async (tx) => {
      const vacancy = await this.vacancy(id, query.publisher, tx);
      const { found, entries } = await fresh<CandidateProfile>(
        (options) => matcher.candidatesFor(vacancy, options), { limit: query.limit, unmet: query.unmet, filter },
        (ids) => availableCandidates(ids, tx), ({ id }) => id, () => this.work.afterCommit(() => this.index.renew()));
      const assessed = entries.map((entry) => matcher.assess(toCandidateInput(entry.id, entry.content, this.territory), vacancy));
      const run = await this.log.write({ direction: 'candidates-for-vacancy', subject: id, inputs: { ...query }, results: found }, user, tx);
      const labels = await this.labels(assessed);
      const logged = new Set(run.results.map(({ id: found }) => found));
      return toMatches(run, entries.map((entry, at) => toCandidateMatch(assessed[at]!, entry, labels)).filter((match) => logged.has(match.id)));
    });
  }

  /** An own candidate is matched on all that this member knows, shared or not; anybody else on what the board shows. */
  private async candidate(id: string, tx: Transaction): Promise<CandidateInput> {
    if (tx.connection.hasMetadata(CandidateEntity)) {
      const own = await tx.findOneBy(CandidateEntity, { id });
      if (own && own.standing !== 'erased' && own.status === 'available') return toCandidateInput(id, own.profile, this.territory);
    }
    const [entry] = await availableCandidates([id], tx);
    if (entry === undefined) throw matchCandidateNotFound();
    return toCandidateInput(id, entry.content, this.territory);
  }

  private async vacancy(id: string, publisher: string | undefined, tx: Transaction): Promise<VacancyInput> {
    const published = await vacanciesUnder(id, localDate(this.clock.now()), tx);
    const entry = ofOnePublisher(published, { me: this.registry.self().id, named: publisher, field: 'publisher' });
    if (!entry?.open) throw matchVacancyNotFound();
    return toVacancyInput(id, entry.content, this.territory);
  }

  private circle({ near, km }: MatchQuery): Circle | undefined {
    if (near === undefined) return undefined;
    const centre = this.territory.find(near);
    if (centre === undefined) throw unknownCentre();
    return { centre, km };
  }

  private async labels(assessed: readonly Assessment[]): Promise<(uri: string) => { it: string; en: string } | undefined> {
    const uris = assessed.flatMap(({ facts: { essential, optional } }) => [...essential.missing, ...optional.held]);
    const labels = await this.vocabulary.labelsOf(uris);
    return (uri) => labels.get(uri);
  }
}

/**
 * Searches, and holds what is found against the tables: what has gone since the index read it is left out and the search repeated without it,
 * so that the list is full and nobody gone is shown. An index that is far behind isn't waited for: what is left of its list is the answer, and `onStale` is told.
 * The index knows nothing yet of a second one under a key, and cannot have judged it: neither is shown until it does.
 */
async function fresh<T>(
  search: (options: SearchOptions<CandidateFilter & VacancyFilter>) => Found[],
  options: SearchOptions<CandidateFilter & VacancyFilter>,
  read: (keys: string[]) => Promise<BoardEntry<T>[]>,
  keyOf: (entry: BoardEntry<T>) => string,
  onStale: () => void,
): Promise<{ found: Found[]; entries: BoardEntry<T>[] }> {
  const gone = new Set<string>();
  for (let attempt = 1; ; attempt++) {
    const found = search({ ...options, accept: (key) => !gone.has(key) });
    const under = new Map<string, BoardEntry<T>[]>();
    for (const entry of await read(found.map(({ id }) => id))) under.set(keyOf(entry), [...(under.get(keyOf(entry)) ?? []), entry]);
    const there = found.flatMap(({ id: key, score }) => {
      const [entry, another] = under.get(key) ?? [];
      if (entry !== undefined && another === undefined) return [{ entry, score }];
      gone.add(key);
      return [];
    });
    if (there.length === found.length || attempt === ATTEMPTS) {
      // The keys of a shared id have an order that says nothing.
      there.sort((a, b) => b.score - a.score || compare(a.entry.id, b.entry.id) || compare(a.entry.publisher, b.entry.publisher));
      if (there.length < found.length) onStale();
      return { found: there.map(({ entry, score }) => ({ id: entry.id, score })), entries: there.map(({ entry }) => entry) };
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function languageOf(text: string): CandidateFilter['language'] {
  const [code, cefr] = text.split(':') as [string, NonNullable<CandidateFilter['language']>['cefr']];
  return { code, cefr };
}
