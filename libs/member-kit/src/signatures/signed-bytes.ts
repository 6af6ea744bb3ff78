import type { Attribute } from './envelope-attributes.js';

/**
 * What a signature covers: the NATS subject, every `ce-` attribute but the signature itself, in the order of their names, and the exact
 * payload bytes. The subject is in it because the broker routes by it: a copied message under another subject does not verify.
 */
export function signedBytes(subject: string, attributes: readonly Attribute[], payload: Uint8Array): Buffer {
  let head = `${subject}\n`;
  attributes.forEach(([name, value], index) => { head += index === 0 ? `${name}:${value}` : `\n${name}:${value}`; });
  return Buffer.concat([Buffer.from(`${head}\n\n`, 'utf8'), payload]);
}
