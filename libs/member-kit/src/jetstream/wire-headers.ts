import type { MsgHdrs } from '@nats-io/nats-core';

/**
 * Headers of one message as they go on the wire. The client's own class looks every name up in a list when it adds one, which costs
 * as much as the rest of publishing a message; names and values here are the kit's own, checked once where they are made.
 */
export class WireHeaders {
  private constructor(private readonly text: string) {}

  /** @throws Error when a value would break the header lines */
  static of(entries: Iterable<readonly [name: string, value: string]>): WireHeaders {
    let text = 'NATS/1.0\r\n';
    for (const [name, value] of entries) {
      if (/[\r\n]/.test(value)) throw new Error(`the header ${name} cannot hold a line break`);
      text += `${name}: ${value}\r\n`;
    }
    return new WireHeaders(`${text}\r\n`);
  }

  encode(): Uint8Array {
    return Buffer.from(this.text, 'utf8');
  }

  /** The client only ever asks headers to encode themselves. */
  get forNats(): MsgHdrs {
    return this as unknown as MsgHdrs;
  }
}
