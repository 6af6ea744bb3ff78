import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, NodeClient } from '@filiera/sample';
import type { Oracle } from './oracle.js';
import { registration, SHARED_SECTIONS, vacancyDraft } from './requests.js';
import type { SeededRandom } from './seeded-random.js';

const POSITIONS = 40;
const PAUSE_MILLISECONDS = 50;
/** So many fills follow a publication before the next vacancy. */
const MOST_FILLS = 12;

/** One person at work: drafts, publishes, fills and registers at any node, and repeats with the same key what was not answered. */
export class Writer {
  private people = 0;

  constructor(
    private readonly number: number,
    private readonly nodes: readonly NodeClient[],
    private readonly oracle: Oracle,
    private readonly random: SeededRandom,
  ) {}

  async writeUntil(enough: () => boolean): Promise<void> {
    while (!enough()) {
      const node = this.random.pick(this.nodes);
      if (this.random.next() < 0.3) await this.register(node);
      else await this.offer(node, enough);
    }
  }

  private async register(node: NodeClient): Promise<void> {
    this.people += 1;
    const body = registration(this.number * 1_300 + this.people, {}, SHARED_SECTIONS);
    const { id } = await this.untilAnswered(node, '/candidates', body);
    this.oracle.registered(id, node.id);
  }

  private async offer(node: NodeClient, enough: () => boolean): Promise<void> {
    const { id } = await this.untilAnswered(node, '/vacancies', vacancyDraft(`Elettricista ${randomUUID()}`, POSITIONS));
    this.oracle.drafted(id, node.id, POSITIONS);
    await this.untilAnswered(node, `/vacancies/${id}/publish`, {});
    this.oracle.published(id);
    for (let fills = this.random.whole(MOST_FILLS); fills > 0 && !enough(); fills -= 1) {
      await this.untilAnswered(node, `/vacancies/${id}/fill`, { positions: 1 });
      this.oracle.filled(id);
    }
  }

  /**
   * Sends the request until it is answered: a connection that breaks says nothing about what was done, so the same key goes again.
   * @throws Error for an answer that is neither a success nor a "not now"
   */
  private async untilAnswered(node: NodeClient, path: string, body: object): Promise<{ id: string }> {
    const idempotencyKey = randomUUID();
    for (;;) {
      const answer = await node.ask<{ id: string }>('POST', path, body, { idempotencyKey }).catch((): Answer<{ id: string }> => ({ status: 0, body: { id: '' } }));
      if (answer.status >= 200 && answer.status < 300) return answer.body;
      if (answer.status !== 0 && answer.status !== 503) throw new Error(`${node.id} answered ${answer.status} to POST ${path}: ${JSON.stringify(answer.body)}`);
      await pause(PAUSE_MILLISECONDS);
    }
  }
}
