import { setTimeout as pause } from 'node:timers/promises';
import type { NodeClient } from '@filiera/sample';
import type { SeededRandom } from './seeded-random.js';

/** Between two looks: people read what they asked for. */
const PAUSE_MILLISECONDS = 100;
const PAGES = ['/board/vacancies', '/board/vacancies?text=elettricista', '/board/vacancies?near=075035&km=20', '/board/candidates', '/vacancies', '/referrals'];

/** Somebody who looks things up at any node while others write. */
export class Reader {
  /** Pages that were answered. */
  answered = 0;
  /** Answers that are neither the page nor a "not now". */
  readonly wrong: string[] = [];

  constructor(private readonly nodes: readonly NodeClient[], private readonly random: SeededRandom) {}

  async readUntil(enough: () => boolean): Promise<void> {
    while (!enough()) {
      const node = this.random.pick(this.nodes);
      const path = this.random.pick(PAGES);
      const answer = await node.ask('GET', path).catch((): null => null);
      if (answer?.status === 200) this.answered += 1;
      else if (answer && answer.status !== 503) this.wrong.push(`${node.id} answered ${answer.status} to GET ${path}`);
      await pause(PAUSE_MILLISECONDS);
    }
  }
}
