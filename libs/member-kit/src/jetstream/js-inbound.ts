import type { JsMsg } from '@nats-io/jetstream';
import type { Inbound } from '../inbox/inbound.js';

/** A message of the hub as the inbox takes it. */
export function inboundOf(message: JsMsg, stream: string): Inbound {
  return {
    stream,
    subject: message.subject,
    headers: headersOf(message),
    payload: message.data,
    streamSequence: message.seq,
    storedAt: message.time,
    deliveryCount: message.info.deliveryCount,
  };
}

/** Of a header that comes twice, the first counts, for the signature as for the reading. */
function headersOf(message: JsMsg): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of message.headers ?? []) headers[name] = values[0] ?? '';
  return headers;
}
