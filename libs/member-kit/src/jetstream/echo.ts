import type { ConsumerInfo } from '@nats-io/jetstream';
import { createInbox } from '@nats-io/nats-core';
import type { Inbound } from '../inbox/inbound.js';
import type { HubConnection } from './hub-connection.js';
import { inboundOf } from './js-inbound.js';

/** One of this member's own messages as the hub still has it. */
export interface EchoedMessage {
  readonly streamSequence: number;
  readonly eventId: string;
  /** The publisher's own counter, from the envelope. */
  readonly sequence: number;
  readonly digest: string;
  /** The message itself, read only where it is wanted. */
  whole(): Inbound;
}

/** Thrown when the hub has no echo consumer for this member, or does not answer for it. */
export class NoEcho extends Error {}

const PAGE = 1_000;

/**
 * The member's own events read back from the hub: what shows what the hub really has. The consumer is the steward's; the
 * member may only move it. A reset without a reply subject is ignored, and its answer does not come back through
 * the account's import: its effect is read from INFO.
 */
export class Echo {
  private readonly consumer: string;

  constructor(private readonly hub: HubConnection, readonly stream: string, member: string, suffix = 'echo') {
    this.consumer = `${member}_${suffix}`;
  }

  /**
   * Moves the consumer so that it delivers from this stream sequence on.
   * @returns how many of the member's own messages the hub has from there
   * @throws NoEcho
   */
  async resetTo(streamSequence: number): Promise<number> {
    const wanted = Math.max(1, streamSequence);
    for (let attempt = 0; attempt < 5; attempt++) {
      this.hub.nats.publish(`${this.hub.apiPrefix}.CONSUMER.RESET.${this.stream}.${this.consumer}`, JSON.stringify({ seq: wanted }), { reply: createInbox() });
      const info = await this.info();
      if (info.delivered.stream_seq === wanted - 1 && info.delivered.consumer_seq === 0) return info.num_pending;
      await new Promise((resolve) => setTimeout(resolve, 50 << attempt));
    }
    throw new NoEcho(`the hub does not move ${this.consumer} of ${this.stream}`);
  }

  /** As {@link resetTo}, without moving the consumer where it stands there already: whoever reads on from its own last message asks and no more. */
  async standAt(streamSequence: number): Promise<number> {
    const { delivered, num_pending } = await this.info();
    return delivered.stream_seq === streamSequence - 1 ? num_pending : this.resetTo(streamSequence);
  }

  /** @throws NoEcho */
  async info(): Promise<ConsumerInfo> {
    try {
      return await (await this.hub.js.consumers.get(this.stream, this.consumer)).info(true);
    } catch (error) {
      throw new NoEcho(`the hub has no ${this.consumer} for ${this.stream}`, { cause: error });
    }
  }

  /**
   * Reads on from where the consumer stands, page by page, until the hub has no more or `stop` says so.
   * @throws NoEcho, HubUnreachable
   */
  async *pages(expected: number, pageSize = PAGE): AsyncGenerator<EchoedMessage[]> {
    let left = expected;
    while (left > 0) {
      const page: EchoedMessage[] = [];
      const consumer = await this.hub.js.consumers.get(this.stream, this.consumer);
      const fetched = await consumer.fetch({ max_messages: Math.min(pageSize, left), expires: 5_000 });
      for await (const message of fetched) {
        page.push({
          streamSequence: message.seq,
          eventId: message.headers?.get('ce-id') ?? '',
          sequence: Number(message.headers?.get('ce-sequence') ?? 0),
          digest: message.headers?.get('ce-digest') ?? '',
          whole: () => inboundOf(message, this.stream),
        });
      }
      if (page.length === 0) throw new NoEcho(`${this.consumer} of ${this.stream} stopped ${left} messages before its end`);
      left -= page.length;
      yield page;
    }
  }
}
