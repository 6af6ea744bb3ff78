import type { Headers } from '@filiera/contracts';
import type { JsMsg } from '@nats-io/jetstream';

/** A message's headers by name. Of a header that comes twice, the first counts, for the signature as for the reading. */
export function headersOf(message: JsMsg): Headers {
  const headers: Record<string, string> = {};
  for (const [name, values] of message.headers ?? []) headers[name] = values[0] ?? '';
  return headers;
}
