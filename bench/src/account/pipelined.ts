import { createInbox, headers, type NatsConnection, type Subscription } from '@nats-io/nats-core';

/** Messages on their way at once. */
const WINDOW = 500;

/** A message to be stored. */
export interface ToStore {
  readonly subject: string;
  readonly id: string;
  readonly payload: Uint8Array;
}

/** Publishes to JetStream without waiting for one acknowledgement before the next message goes; every acknowledgement is counted. */
export class PipelinedPublisher {
  private readonly inbox = createInbox();
  private readonly subscription: Subscription;
  private open = 0;
  private sent = 0;
  private failure: Error | undefined;
  private waiting: { readonly below: number; readonly go: () => void }[] = [];

  constructor(private readonly nats: NatsConnection) {
    this.subscription = nats.subscribe(`${this.inbox}.*`, { callback: (error, message) => {
      if (error ?? !message.string().includes('"seq"')) this.failure ??= new Error(`a message was not stored: ${error?.message ?? message.string()}`);
      this.open -= 1;
      for (const { go } of this.waiting.filter(({ below }) => this.open < below)) go();
    } });
  }

  send({ subject, id, payload }: ToStore): void {
    const attributes = headers();
    attributes.set('Nats-Msg-Id', id);
    this.open += 1;
    this.nats.publish(subject, payload, { reply: `${this.inbox}.${this.sent++}`, headers: attributes });
  }

  /**
   * Waits until fewer than so many messages are on their way; `fewerThan(1)` waits for all.
   * @throws Error when a message was not stored
   */
  async fewerThan(below: number): Promise<void> {
    if (this.open >= below) {
      await new Promise<void>((go) => { this.waiting.push({ below, go }); });
      this.waiting = this.waiting.filter((other) => this.open >= other.below);
    }
    if (this.failure) throw this.failure;
  }

  close(): void {
    this.subscription.unsubscribe();
  }
}

/**
 * Publishes so many messages, a window of them on their way at once, every acknowledgement waited for.
 * @throws Error when a message is not stored
 */
export async function publishPipelined(nats: NatsConnection, count: number, make: (index: number) => ToStore): Promise<void> {
  const publisher = new PipelinedPublisher(nats);
  try {
    for (let done = 0; done < count; done += WINDOW) {
      for (let index = done; index < done + WINDOW && index < count; index++) publisher.send(make(index));
      await publisher.fewerThan(1);
    }
  } finally {
    publisher.close();
  }
}
