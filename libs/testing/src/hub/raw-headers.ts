import type { MsgHdrs } from '@nats-io/nats-core';

/** These bytes, to be sent as headers: the client only ever asks headers to encode themselves. */
export function rawHeaders(text: string): MsgHdrs {
  return { encode: () => Buffer.from(text) } as unknown as MsgHdrs;
}
