import { assess, type Assessment } from './assessment/assess.js';
import { CandidateSegment } from './index/candidate-segment.js';
import { Dictionaries } from './index/dictionaries.js';
import { CandidateSearch } from './index/search-candidates.js';
import { VacancySearch } from './index/search-vacancies.js';
import { Segments } from './index/segments.js';
import { VacancySegment } from './index/vacancy-segment.js';
import type { CandidateFilter, Found, SearchOptions, VacancyFilter } from './filters.js';
import type { CandidateInput, VacancyInput } from './inputs.js';

/** A match needs a limit between these. */
export const MAX_LIMIT = 1000;

/**
 * The candidates and vacancies that a node knows, in memory, and the best of each for the other.
 *
 * It holds what it is told (`put...`, `remove...`), reads nothing and writes nothing. One rarity of skills serves both directions: a pair has one score, whoever asks.
 */
export class Matcher {
  private readonly words = new Dictionaries();
  private settled = false;
  private readonly candidates = new Segments<CandidateInput, CandidateSegment>((filling) => new CandidateSegment(this.words, filling));
  private readonly vacancies = new Segments<VacancyInput, VacancySegment>((filling) => new VacancySegment(this.words, filling));
  private readonly candidateSearch = new CandidateSearch(this.words, this.candidates);
  private readonly vacancySearch = new VacancySearch(this.words, this.vacancies);

  /** Fills an empty matcher, faster and tighter than one by one. */
  build(candidates: Iterable<CandidateInput>, vacancies: Iterable<VacancyInput>): void {
    for (const candidate of candidates) this.candidates.put(candidate);
    for (const vacancy of vacancies) this.vacancies.put(vacancy);
    this.settle();
  }

  /** After many additions: makes them findable, gives back slack memory and renews the weights. The first question does it too. */
  settle(): void {
    this.settled = true;
    this.candidates.seal();
    this.vacancies.seal();
    this.renew();
  }

  /** Adds or replaces candidates. @throws TypeError when an id is not a UUID in lower case. */
  putCandidates(candidates: Iterable<CandidateInput>): void {
    for (const candidate of candidates) this.candidates.put(candidate);
    this.renewIfStale();
  }

  /** Adds or replaces a candidate. @throws TypeError when the id is not a UUID in lower case. */
  putCandidate(candidate: CandidateInput): void {
    this.putCandidates([candidate]);
  }

  /** Forgets a candidate; answers whether it was known. */
  removeCandidate(id: string): boolean {
    return this.after(this.candidates.remove(id));
  }

  /** Adds or replaces vacancies. @throws TypeError when an id is not a UUID in lower case. */
  putVacancies(vacancies: Iterable<VacancyInput>): void {
    for (const vacancy of vacancies) this.vacancies.put(vacancy);
    this.renewIfStale();
  }

  /** Adds or replaces a vacancy. @throws TypeError when the id is not a UUID in lower case. */
  putVacancy(vacancy: VacancyInput): void {
    this.putVacancies([vacancy]);
  }

  /** Forgets a vacancy; answers whether it was known. */
  removeVacancy(id: string): boolean {
    return this.after(this.vacancies.remove(id));
  }

  candidate(id: string): CandidateInput | undefined {
    return this.candidates.get(id);
  }

  vacancy(id: string): VacancyInput | undefined {
    return this.vacancies.get(id);
  }

  /** The best candidates for a vacancy, the best first, equal scores by id. */
  candidatesFor(vacancy: VacancyInput, options: SearchOptions<CandidateFilter>): Found[] {
    if (!this.settled) this.settle();
    return this.candidateSearch.best(vacancy, checked(options)).map(({ score, place }) => ({ id: this.candidates.idAt(place), score }));
  }

  /** The best vacancies for a candidate, the best first, equal scores by id. */
  vacanciesFor(candidate: CandidateInput, options: SearchOptions<VacancyFilter>): Found[] {
    if (!this.settled) this.settle();
    return this.vacancySearch.best(candidate, checked(options)).map(({ score, place }) => ({ id: this.vacancies.idAt(place), score }));
  }

  /** Everything about one pair: hard requirements, parts and score. */
  assess(candidate: CandidateInput, vacancy: VacancyInput): Assessment {
    if (!this.settled) this.settle();
    return assess(candidate, vacancy, (skill) => {
      const number = this.words.rarity.numberOf(skill);
      return number === undefined ? 0 : this.words.rarity.weightOf(number);
    });
  }

  /** How many are known, and the bytes of the columns and lists that hold them. */
  get size(): { candidates: number; vacancies: number; candidateBytes: number; vacancyBytes: number } {
    return { candidates: this.candidates.size, vacancies: this.vacancies.size, candidateBytes: this.candidates.bytes, vacancyBytes: this.vacancies.bytes };
  }

  private after(removed: boolean): boolean {
    if (removed) this.renewIfStale();
    return removed;
  }

  private renewIfStale(): void {
    if (this.settled && this.words.rarity.stale) this.renew();
  }

  private renew(): void {
    this.words.rarity.renew();
    this.candidates.renewSums();
    this.vacancies.renewSums();
  }
}

function checked<F>(options: SearchOptions<F>): SearchOptions<F> {
  if (!Number.isInteger(options.limit) || options.limit < 1 || options.limit > MAX_LIMIT) {
    throw new RangeError(`the limit is ${options.limit}; it must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  return options;
}
