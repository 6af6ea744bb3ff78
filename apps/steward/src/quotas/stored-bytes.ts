import { PAYLOAD_BYTES_HEADER, payloadBytesTold } from '@filiera/member-kit';
import type { JsMsg } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/transport-node';
import { DEFAULT_ACCOUNT_QUOTA } from '../hub/account-jwts.js';

/** What the client keeps of a message and does not declare: how many bytes came. Of its headers it only gives what it has understood, without padding and broken lines. */
interface Came {
  readonly msg: { readonly reply?: string; size(): number };
}

/**
 * How many bytes a message takes on the hub: subject, headers and payload.
 * @param message as it came from a consumer of headers alone
 * @param head its headers, where they can be read
 */
export function storedBytes(message: JsMsg, head: MsgHdrs | undefined): number {
  const payload = head && !isMangled(head) ? payloadBytesTold(head.values(PAYLOAD_BYTES_HEADER)) : null;
  // Only headers that are no headers hide what the hub wrote behind them: as large as a member's message can be, so that hiding it saves nothing.
  if (payload === null) return Buffer.byteLength(message.subject) + DEFAULT_ACCOUNT_QUOTA.payload;
  const { msg } = message as unknown as Came;
  return msg.size() - Buffer.byteLength(msg.reply ?? '') + payload;
}

/** Whether the line that the hub wrote is the end of another one: it takes the place of a line's end without looking whether one is there. */
function isMangled(head: MsgHdrs): boolean {
  return [...head].some(([name, values]) => (name !== PAYLOAD_BYTES_HEADER && name.endsWith(PAYLOAD_BYTES_HEADER)) || values.some((value) => value.includes(`${PAYLOAD_BYTES_HEADER}:`)));
}
