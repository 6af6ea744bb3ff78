import type { UnitOfWork } from '../database/unit-of-work.js';
import { REPLAY_LOCK } from '../database/advisory-locks.js';
import type { Inbound } from '../inbox/inbound.js';
import { Echo } from '../jetstream/echo.js';
import type { HubConnection } from '../jetstream/hub-connection.js';

const PAGE = 1_000;

/**
 * One stream read again from its beginning, through the one consumer that the member may move. Several read through it at once: a rebuild, a follower
 * that catches up, another process of the node. So each keeps its own place, and has the consumer to itself for one page at a time, put where it wants
 * to go on: nobody reads what is another's, and nobody waits for another's end.
 */
export class ReplayedStream {
  private readonly echo: Echo;
  /** Stream sequence to be read next. */
  private next = 1;

  constructor(hub: HubConnection, readonly stream: string, member: string, private readonly units: UnitOfWork) {
    this.echo = new Echo(hub, stream, member, 'replay');
  }

  /** Back to this stream sequence, the beginning when left out. */
  rewind(streamSequence = 1): void {
    this.next = Math.max(1, streamSequence);
  }

  /**
   * Reads on, page by page, up to this stream sequence: what the live consumer has not committed yet is left to it.
   * @throws NoEcho, also where the hub breaks off before the end that it named; HubUnreachable
   */
  async *upTo(streamSequence: number): AsyncGenerator<Inbound[]> {
    while (this.next <= streamSequence) {
      const page = await this.nextPage();
      const due = page.filter((message) => message.streamSequence <= streamSequence);
      if (due.length === 0) return;
      this.next = due.at(-1)!.streamSequence + 1;
      yield due;
      if (due.length < page.length) return;
    }
  }

  /** The lock goes with the transaction, that of the caller where there is one. @returns nothing only where the hub says that it has no more */
  private nextPage(): Promise<Inbound[]> {
    return this.units.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [REPLAY_LOCK, this.stream]);
      const left = await this.echo.standAt(this.next);
      for await (const page of this.echo.pages(Math.min(PAGE, left))) return page.map((message) => message.whole());
      return [];
    });
  }
}
