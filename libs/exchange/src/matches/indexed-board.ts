import type { CandidateProfile, VacancyState } from '@filiera/contracts';
import { Matcher } from '@filiera/matching';
import type { IdSource } from '@filiera/member-kit';
import type { Territory } from '../territory/territory.js';
import type { BoardEntry } from './board-entries.js';
import { toCandidateInput, toVacancyInput } from './match-inputs.js';

/**
 * The board as a matcher knows it. An entry is known under its id, but where several members have published under one id each of theirs is known under a key of its own:
 * nobody hides another's vacancy, and each is found for what it says itself. Such a key is made here and told to nobody, so no member can claim it by an id.
 */
export class IndexedBoard {
  readonly matcher = new Matcher();
  private readonly keysOfSharedId = new Map<string, ReadonlyMap<string, string>>();
  private readonly idOfKey = new Map<string, string>();

  constructor(private readonly territory: Territory, private readonly ids: IdSource) {}

  /** Knows under these ids what is open now, and nothing else. */
  keepVacancies(ids: Iterable<string>, open: readonly BoardEntry<VacancyState>[]): void {
    const published = new Map([...ids].map((id): [string, BoardEntry<VacancyState>[]] => [id, []]));
    for (const entry of open) published.get(entry.id)!.push(entry);
    for (const [id, entries] of published) {
      const before = this.keysOfSharedId.get(id);
      if (entries.length > 1) this.share(id, entries, before);
      else if (before !== undefined) this.keysOfSharedId.delete(id);
      const now = new Set(entries.map((entry) => this.keyOf(entry)));
      for (const key of [id, ...(before?.values() ?? [])]) if (!now.has(key)) this.forgetVacancy(key);
    }
    this.matcher.putVacancies(open.map((entry) => toVacancyInput(this.keyOf(entry), entry.content, this.territory)));
  }

  /** Knows under these pseudonyms who is available now, and nobody else. */
  keepCandidates(ids: Iterable<string>, available: readonly BoardEntry<CandidateProfile>[]): void {
    const gone = new Set(ids);
    for (const { id } of available) gone.delete(id);
    for (const id of gone) this.matcher.removeCandidate(id);
    this.matcher.putCandidates(available.map(({ id, content }) => toCandidateInput(id, content, this.territory)));
  }

  /** Under which key the matcher finds a vacancy. */
  keyOf({ id, publisher }: Pick<BoardEntry<VacancyState>, 'id' | 'publisher'>): string {
    return this.keysOfSharedId.get(id)?.get(publisher) ?? id;
  }

  /** The ids that were published under of what was found, each once. */
  idsOf(keys: readonly string[]): string[] {
    return [...new Set(keys.map((key) => this.idOfKey.get(key) ?? key))];
  }

  private share(id: string, entries: readonly BoardEntry<VacancyState>[], before: ReadonlyMap<string, string> | undefined): void {
    const keys = new Map(entries.map(({ publisher }) => [publisher, before?.get(publisher) ?? this.ids.entityId()]));
    for (const key of keys.values()) this.idOfKey.set(key, id);
    this.keysOfSharedId.set(id, keys);
  }

  private forgetVacancy(key: string): void {
    this.idOfKey.delete(key);
    this.matcher.removeVacancy(key);
  }
}
