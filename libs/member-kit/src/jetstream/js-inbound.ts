import type { JsMsg } from '@nats-io/jetstream';
import type { Inbound } from '../inbox/inbound.js';
import { PAYLOAD_BYTES_HEADER } from './payload-bytes-told.js';
import { readableHeaders } from './readable-headers.js';

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

/** Of a header that comes twice, the first counts, for the signature as for the reading; of the one that the hub writes, the last, which is the hub's. */
function headersOf(message: JsMsg): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of readableHeaders(() => message.headers) ?? []) headers[name] = (name === PAYLOAD_BYTES_HEADER ? values.at(-1) : values[0]) ?? '';
  return headers;
}
