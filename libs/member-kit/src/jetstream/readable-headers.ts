import type { MsgHdrs } from '@nats-io/nats-core';

/**
 * The headers of a message from the hub, or none where nobody can read them. The hub stores whatever bytes a publisher sends as headers, and
 * the client throws only when it is asked for them: one such message would come back for ever, and nothing behind it would be read.
 * @param ask asks the message for its headers
 */
export function readableHeaders(ask: () => MsgHdrs | undefined): MsgHdrs | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
