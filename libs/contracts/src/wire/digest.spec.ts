import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FIRST_PREVIOUS_DIGEST, digestOf, signingInput, type DigestInput } from './digest.js';
import { headersOf } from './envelope.js';
import { envelope } from '../../test/envelope.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const input: DigestInput = {
  salt: envelope.salt,
  previousDigest: FIRST_PREVIOUS_DIGEST,
  sequence: 1,
  id: envelope.id,
  subject: 'rete.vacancy.published.v1.cpi-esempio.all.-.7f9c24e5-2c1d-4b6a-9d3e-5a8b1c0f4e21',
  payload: bytes('{}'),
};

describe('digests', () => {
  it('begin from 32 zero bytes', () => {
    expect(Buffer.from(FIRST_PREVIOUS_DIGEST, 'base64url')).toEqual(Buffer.alloc(32));
  });

  it('are SHA-256 over each part after its length in four bytes', () => {
    const parts = [input.salt, input.previousDigest, '1', input.id, input.subject, '{}'];
    const whole = Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([0, 0, 0, part.length]), Buffer.from(part)])));
    expect(digestOf(input)).toBe(createHash('sha256').update(whole).digest('base64url'));
  });

  it('differ as soon as one part does, also when text moves from one part to the next', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        fc.pre(a !== c || b !== d);
        expect(digestOf({ ...input, id: a, subject: b })).not.toBe(digestOf({ ...input, id: c, subject: d }));
      }),
    );
  });
});

describe('what is signed', () => {
  const headers = headersOf(envelope);
  const signed = (subject: string, attributes = headers, payload = bytes('{"a":1}')): string => Buffer.from(signingInput(subject, attributes, payload)).toString('utf8');

  it('is the subject, the attributes in order without the signature, and the payload', () => {
    const lines = signed('rete.x', headers).split('\n');
    const attributes = lines.slice(1, -2);
    expect(lines[0]).toBe('rete.x');
    expect(attributes).toEqual(attributes.toSorted());
    expect(attributes.every((line) => line.startsWith('ce-'))).toBe(true);
    expect(lines).not.toContainEqual(expect.stringContaining('ce-signature'));
    expect(lines.at(-2)).toBe('');
    expect(lines.at(-1)).toBe('{"a":1}');
  });

  it('does not depend on the order of headers, nor on headers that are no attributes', () => {
    const reversed = Object.fromEntries(Object.entries(headers).reverse());
    expect(signed('rete.x', { ...reversed, 'Nats-Msg-Id': 'x' })).toBe(signed('rete.x'));
  });

  it('makes a signature fail when subject, attribute or payload is another', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const signature = sign(null, signingInput('rete.x', headers, bytes('{}')), privateKey);
    expect(verify(null, signingInput('rete.x', headers, bytes('{}')), publicKey, signature)).toBe(true);
    expect(verify(null, signingInput('rete.y', headers, bytes('{}')), publicKey, signature)).toBe(false);
    expect(verify(null, signingInput('rete.x', { ...headers, 'ce-sequence': '43' }, bytes('{}')), publicKey, signature)).toBe(false);
    expect(verify(null, signingInput('rete.x', { ...headers, 'ce-newthing': '1' }, bytes('{}')), publicKey, signature)).toBe(false);
    expect(verify(null, signingInput('rete.x', headers, bytes('{ }')), publicKey, signature)).toBe(false);
  });
});
