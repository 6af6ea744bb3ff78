/** Header in which the hub says how large the payload is that it leaves out, to whoever follows headers alone. */
export const PAYLOAD_BYTES_HEADER = 'Nats-Msg-Size';

const DIGITS = /^\d+$/;

/**
 * How many bytes of payload the hub left out.
 * @param values every value of {@link PAYLOAD_BYTES_HEADER}, in their order: the hub writes its own behind whatever the publisher wrote there
 * @returns null when the last is no number of bytes, so that the hub did not write it
 */
export function payloadBytesTold(values: readonly string[]): number | null {
  const told = values.at(-1) ?? '';
  return DIGITS.test(told) && Number.isSafeInteger(Number(told)) ? Number(told) : null;
}
