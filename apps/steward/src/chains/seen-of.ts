import { EnvelopeError, readHeaders } from '@filiera/contracts';
import type { MsgHdrs } from '@nats-io/transport-node';
import type { SeenMessage } from './keep-chains.js';

/** What a message's headers show, beside the publisher that its subject names. */
export function seenOf(head: MsgHdrs | undefined, publisher: string): SeenMessage {
  const headers = Object.fromEntries((head?.keys() ?? []).map((name) => [name, head!.get(name)]));
  try {
    const { source, sequence, previousDigest, digest } = readHeaders(headers);
    return { publisher, foreign: source !== publisher, link: { sequence, previousDigest, digest } };
  } catch (error) {
    if (error instanceof EnvelopeError) {
      return { publisher, foreign: false, link: null };
    }
    throw error;
  }
}
