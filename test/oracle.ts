import type { SpecNetwork } from './running-network.js';

/** What a node has told over HTTP that it did with one vacancy. */
interface ToldVacancy {
  readonly at: string;
  readonly positions: number;
  published: boolean;
  fills: number;
  version: number;
}

/**
 * Judges a run: it knows what the nodes answered over HTTP and nothing else, and reads their own tables and the others' boards.
 * It never looks at inbox or outbox for what must be there.
 */
export class Oracle {
  /** Requests answered with success, each counted once however often it was sent. */
  writes = 0;
  private readonly vacancies = new Map<string, ToldVacancy>();
  private readonly candidates = new Map<string, { at: string; version: number }>();

  drafted(id: string, at: string, positions: number): void {
    this.writes += 1;
    this.vacancies.set(id, { at, positions, published: false, fills: 0, version: 1 });
  }

  published(id: string): void {
    this.writes += 1;
    const vacancy = this.vacancies.get(id)!;
    vacancy.published = true;
    vacancy.version += 1;
  }

  filled(id: string): void {
    this.writes += 1;
    const vacancy = this.vacancies.get(id)!;
    vacancy.fills += 1;
    vacancy.version += 1;
  }

  registered(id: string, at: string): void {
    this.writes += 1;
    this.candidates.set(id, { at, version: 1 });
  }

  /** What a node's own tables say otherwise than its answers did. */
  async differencesOfOwner(net: SpecNetwork, at: string): Promise<string[]> {
    const rows = await net.rows<{ id: string; version: number; open: number }>(at, `SELECT id, version, open_positions AS open FROM vacancy`);
    const told = [...this.vacancies].filter(([, vacancy]) => vacancy.at === at);
    const candidates = await net.rows<{ id: string }>(at, `SELECT id FROM candidate`);
    const people = [...this.candidates].filter(([, candidate]) => candidate.at === at).map(([id]) => id);
    return [
      ...compared(new Map(told.map(([id, { version, positions, fills }]) => [id, `v${version} open ${positions - fills}`])),
        new Map(rows.map(({ id, version, open }) => [id, `v${version} open ${open}`])), `vacancy of ${at}`),
      ...compared(new Map(people.map((id) => [id, 'one'])), new Map(candidates.map(({ id }) => [id, 'one'])), `candidate of ${at}`),
    ];
  }

  /** What a node's board shows otherwise than all nodes' answers did. */
  async differencesOfBoard(net: SpecNetwork, reader: string, nodes: readonly string[]): Promise<string[]> {
    const vacancies = await net.rows<{ publisher: string; id: string; version: number; open: string }>(
      reader, `SELECT publisher, id, version, content ->> 'openPositions' AS open FROM board_vacancy`);
    const candidates = await net.rows<{ publisher: string; person: string; version: number }>(reader, `SELECT publisher, person, version FROM board_candidate`);
    const told = [...this.vacancies].filter(([, vacancy]) => vacancy.published && nodes.includes(vacancy.at));
    return [
      ...compared(new Map(told.map(([id, { at, version, positions, fills }]) => [`${at}/${id}`, `v${version} open ${positions - fills}`])),
        new Map(vacancies.map(({ publisher, id, version, open }) => [`${publisher}/${id}`, `v${version} open ${open}`])), `board vacancy at ${reader}`),
      ...compared(new Map([...this.candidates].map(([id, { at, version }]) => [`${at}/${id}`, `v${version}`])),
        new Map(candidates.map(({ publisher, person, version }) => [`${publisher}/${person}`, `v${version}`])), `board candidate at ${reader}`),
    ];
  }
}

function compared(told: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>, what: string): string[] {
  const lost = [...told].filter(([key, state]) => found.get(key) !== state).map(([key, state]) => `${what} ${key}: told ${state}, found ${found.get(key) ?? 'nothing'}`);
  const extra = [...found.keys()].filter((key) => !told.has(key)).map((key) => `${what} ${key}: never told`);
  return [...lost, ...extra];
}
