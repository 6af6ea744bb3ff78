import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NodeClient } from '@filiera/sample';
import type { Told } from '../checker/told.js';
import { vacancyDraft } from './requests.js';

const RETRY_MS = 50;

/** Somebody at one node who writes one vacancy after the other, with a watch in the hand. */
export class TimedWriter {
  /** Milliseconds from the first try of each write to its success, however often it was refused meanwhile. */
  readonly waits: number[] = [];
  /** Times that the node answered "not now". */
  refusals = 0;

  constructor(private readonly node: NodeClient, private readonly told: Told) {}

  async writeUntil(enough: () => boolean, pauseMs = 0): Promise<void> {
    while (!enough()) {
      await this.writeOne();
      await pause(pauseMs);
    }
  }

  /** Writes and publishes one vacancy. @returns its id */
  async writeOne(): Promise<string> {
    const { id } = await this.untilAccepted('/vacancies', vacancyDraft(`Elettricista ${randomUUID()}`));
    this.told.drafted(id, this.node.id, 1);
    await this.untilAccepted(`/vacancies/${id}/publish`, {});
    this.told.published(id);
    return id;
  }

  private async untilAccepted(path: string, body: object): Promise<{ id: string }> {
    const began = performance.now();
    const idempotencyKey = randomUUID();
    for (;;) {
      const answer = await this.node.ask<{ id: string }>('POST', path, body, { idempotencyKey }).catch((): null => null);
      if (answer && answer.status >= 200 && answer.status < 300) {
        this.waits.push(performance.now() - began);
        return answer.body;
      }
      if (answer && answer.status !== 503) throw new Error(`${this.node.id} answered ${answer.status} to POST ${path}: ${JSON.stringify(answer.body)}`);
      if (answer) this.refusals += 1;
      await pause(RETRY_MS);
    }
  }
}

/** The value below which this share of the values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
