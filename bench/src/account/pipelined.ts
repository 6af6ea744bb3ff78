import { createInbox, headers, type NatsConnection } from '@nats-io/nats-core';

/** Messages on their way at once. */
const WINDOW = 500;

/** A message to be stored. */
export interface ToStore {
  readonly subject: string;
  readonly id: string;
  readonly payload: Uint8Array;
}

/**
 * Publishes to JetStream, many messages on their way at once, every acknowledgement waited for.
 * @throws Error when a message is not stored
 */
export async function publishPipelined(nats: NatsConnection, count: number, make: (index: number) => ToStore): Promise<void> {
  const inbox = createInbox();
  let open = 0;
  let failure: Error | undefined;
  let settled: () => void = () => undefined;
  const subscription = nats.subscribe(`${inbox}.*`, {
    callback: (error, message) => {
      if (error ?? !message.string().includes('"seq"')) failure ??= new Error(`a message was not stored: ${error?.message ?? message.string()}`);
      if (--open === 0) settled();
    },
  });
  try {
    for (let done = 0; done < count; done += WINDOW) {
      open = Math.min(WINDOW, count - done);
      const acknowledged = new Promise<void>((resolve) => { settled = resolve; });
      for (let index = done; index < done + WINDOW && index < count; index++) {
        const { subject, id, payload } = make(index);
        const attributes = headers();
        attributes.set('Nats-Msg-Id', id);
        nats.publish(subject, payload, { reply: `${inbox}.${index}`, headers: attributes });
      }
      await acknowledged;
      if (failure) throw failure;
    }
  } finally {
    subscription.unsubscribe();
  }
}
