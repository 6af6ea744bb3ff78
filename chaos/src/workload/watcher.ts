import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NodeClient } from '@filiera/sample';
import type { Told } from '../checker/told.js';
import { vacancyDraft } from './requests.js';

const PAUSE_MS = 50;
const POSITIONS = 1;
const PAGES = ['/board/vacancies?text=elettricista', '/board/vacancies?near=075035&km=20', '/board/candidates', '/vacancies', '/referrals'];

/** Somebody who writes and looks up at one node without any patience: what a node did not answer well is written down, nothing is excused. */
export class Watcher {
  answered = 0;
  /** Answers of 5xx, and connections that broke. */
  readonly refusals: string[] = [];
  /** The longest time in which no write was taken, milliseconds. */
  longestWithoutWrite = 0;
  longestAnswer = 0;
  private working = true;

  constructor(private readonly client: NodeClient, private readonly told: Told) {}

  /** Goes on until {@link end}. */
  async watch(): Promise<void> {
    let lastWrite = performance.now();
    let idempotencyKey = randomUUID();
    for (let at = 0; this.working; at = (at + 1) % PAGES.length) {
      const written = await this.asked('POST', '/vacancies', vacancyDraft(`Prova ${idempotencyKey}`, POSITIONS), idempotencyKey);
      // Only the time in which writes failed counts: pages are read in between.
      if (written) {
        this.longestWithoutWrite = Math.max(this.longestWithoutWrite, performance.now() - lastWrite);
        this.told.drafted(written.id, this.client.id, POSITIONS);
        idempotencyKey = randomUUID();
        await this.asked('GET', PAGES[at]!);
        lastWrite = performance.now();
      }
      await pause(PAUSE_MS);
    }
  }

  end(): void {
    this.working = false;
  }

  private async asked(method: string, path: string, body?: object, idempotencyKey?: string): Promise<{ id: string } | null> {
    const began = performance.now();
    const answer = await this.client.ask<{ id: string }>(method, path, body, idempotencyKey ? { idempotencyKey } : {}).catch((error: unknown) => ({ status: 0, body: String(error) }));
    this.longestAnswer = Math.max(this.longestAnswer, performance.now() - began);
    if (answer.status >= 200 && answer.status < 300) {
      this.answered += 1;
      return answer.body as { id: string };
    }
    this.refusals.push(`${this.client.id}: ${answer.status} to ${method} ${path}: ${JSON.stringify(answer.body)}`);
    return null;
  }
}
