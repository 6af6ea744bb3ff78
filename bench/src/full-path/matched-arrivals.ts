import { setTimeout as pause } from 'node:timers/promises';
import type { TestNetwork } from '@filiera/testing';
import pg from 'pg';

const LOOK_MS = 20;
/** People of the reading office who ask at the same time. */
const ASKING = 4;

/** The vacancies that reach a node's board: as soon as one is there, its candidates are asked for, as somebody of that office would. */
export class MatchedArrivals {
  private readonly expected = new Set<string>();
  private readonly arrived: string[] = [];
  private left = 0;
  private finished: () => void = () => undefined;
  private readonly work: Promise<unknown>;
  private goesOn = true;

  private constructor(private readonly database: pg.Client, private readonly node: ReturnType<TestNetwork['client']>) {
    this.work = Promise.all([this.look(), ...Array.from({ length: ASKING }, () => this.ask())]);
    this.work.catch((error: unknown) => { throw error; });
  }

  static async at(net: TestNetwork, id: string): Promise<MatchedArrivals> {
    const database = new pg.Client({ connectionString: net.network.databaseUrl(id) });
    database.on('error', () => undefined);
    await database.connect();
    return new MatchedArrivals(database, net.client(id));
  }

  /** Resolves when so many more have arrived and been matched. Asked before they are published. */
  next(count: number): Promise<void> {
    this.left = count;
    return new Promise((resolve) => { this.finished = resolve; });
  }

  expect(id: string): void {
    this.expected.add(id);
  }

  async stop(): Promise<void> {
    this.goesOn = false;
    await this.work;
    await this.database.end();
  }

  private async look(): Promise<void> {
    for (; this.goesOn; await pause(LOOK_MS)) {
      if (this.expected.size === 0) continue;
      const { rows } = await this.database.query<{ id: string }>('SELECT id FROM board_vacancy WHERE id = ANY ($1::uuid[])', [[...this.expected]]);
      for (const { id } of rows) {
        this.expected.delete(id);
        this.arrived.push(id);
      }
    }
  }

  private async ask(): Promise<void> {
    while (this.goesOn) {
      const id = this.arrived.pop();
      if (id === undefined) {
        await pause(LOOK_MS);
        continue;
      }
      const { items } = await this.node.get<{ items: unknown[] }>(`/matches/candidates/for-vacancy/${id}`);
      if (items.length === 0) throw new Error(`nobody matches the vacancy ${id}`);
      if (--this.left === 0) this.finished();
    }
  }
}
