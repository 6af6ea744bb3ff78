import type { EntityManager } from 'typeorm';
import { preparedQuery } from '../messaging/prepared-query.js';
import { MOST_OF_ONE } from './gives-way.js';
import type { BatchSealer } from './seal-batch.js';
import type { OutboxRow, SealedEvent } from './sealed-event.js';

/** What a transaction told, sealed within it: one of the two is to be called when it has ended. */
export interface SealedAtCommit {
  committed(): void;
  rolledBack(): void;
}

/**
 * Seals an event in the very transaction that tells it, where the relay has nothing else to do: the event is then flushed once, not twice, before
 * it goes out. It happens right before the commit, and never for two transactions at once, so that no writer waits for another: who finds it
 * taken, or the relay at work, or has an import to tell, leaves its rows to the relay as they are.
 */
export class SealsAtCommit {
  private readonly sealed: SealedEvent[] = [];
  private current: Promise<void> | null = null;
  private mayTry = true;

  /** @param isIdle whether the relay waits for work, with nothing to be published and the hub there */
  constructor(private readonly sealer: BatchSealer, private readonly isIdle: () => boolean) {}

  /**
   * @returns null when the relay has to seal these rows
   * @throws what makes the transaction fail: done again it goes through, because this is then left to the relay
   */
  async seal(tx: EntityManager, rows: readonly OutboxRow[], now: Date): Promise<SealedAtCommit | null> {
    if (this.current || !this.mayTry || rows.length > MOST_OF_ONE || !this.isIdle()) return null;
    let end = (): void => undefined;
    this.current = new Promise((resolve) => { end = resolve; });
    const ended = (): void => {
      this.current = null;
      end();
    };
    try {
      const open = await this.sealer.sealWithin((name, text, values) => preparedQuery(tx, name, text, values), rows, now);
      if (!open) {
        ended();
        return null;
      }
      return {
        committed: () => {
          open.keep();
          this.sealed.push(...open.events);
          ended();
        },
        // The commit may have gone through all the same, with its answer lost: the ends of the chains are read again.
        rolledBack: () => {
          this.sealer.forget();
          ended();
        },
      };
    } catch (error) {
      this.mayTry = false;
      this.sealer.forget();
      ended();
      throw error;
    }
  }

  /** Waits for the one transaction that seals its own rows, and answers with what was sealed so since the last time. */
  async take(): Promise<SealedEvent[]> {
    while (this.current) await this.current;
    return this.sealed.splice(0);
  }

  /** The relay has sealed something itself: what failed here may work again. */
  tryAgain(): void {
    this.mayTry = true;
  }
}
