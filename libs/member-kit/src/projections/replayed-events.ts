import type { JsMsg } from '@nats-io/jetstream';
import type { Inbound } from '../inbox/inbound.js';
import { Echo } from '../jetstream/echo.js';
import type { HubConnection } from '../jetstream/hub-connection.js';
import { inboundOf } from '../jetstream/js-inbound.js';

/** One stream read again from its beginning, through the consumer that the member may move. */
export class ReplayedStream {
  private readonly echo: Echo;
  private left = 0;
  private readAhead: Inbound[] = [];

  constructor(private readonly hub: HubConnection, readonly stream: string, private readonly member: string) {
    this.echo = new Echo(hub, stream, member, 'replay');
  }

  /** Back to this stream sequence, the beginning when left out. @throws NoEcho, HubUnreachable */
  async rewind(streamSequence = 1): Promise<void> {
    this.left = await this.echo.resetTo(streamSequence);
    this.readAhead = [];
  }

  /**
   * Reads on, page by page, up to this stream sequence: what the live consumer has not committed yet is left to it.
   * @throws NoEcho, HubUnreachable
   */
  async *upTo(streamSequence: number): AsyncGenerator<Inbound[]> {
    while (true) {
      const page = this.readAhead.length > 0 ? this.readAhead : await this.nextPage();
      if (page.length === 0) return;
      const due = page.filter((message) => message.streamSequence <= streamSequence);
      this.readAhead = page.slice(due.length);
      if (due.length > 0) yield due;
      if (this.readAhead.length > 0) return;
    }
  }

  private async nextPage(): Promise<Inbound[]> {
    if (this.left === 0) this.left = (await this.echo.info()).num_pending;
    if (this.left === 0) return [];
    const consumer = await this.hub.js.consumers.get(this.stream, `${this.member}_replay`);
    const messages: JsMsg[] = [];
    for await (const message of await consumer.fetch({ max_messages: Math.min(1_000, this.left), expires: 5_000 })) messages.push(message);
    this.left = messages.length === 0 ? 0 : Math.max(0, this.left - messages.length);
    return messages.map((message) => inboundOf(message, this.stream));
  }
}
