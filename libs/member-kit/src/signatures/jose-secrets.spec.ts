import { describe, expect, it } from '@jest/globals';
import { CompactEncrypt } from 'jose';
import { createNamedKey, publicKeyFromRaw, registeredKey, type NamedKey } from '../identity/node-keys.js';
import type { MessagingOptions } from '../messaging/messaging-options.js';
import type { MemberRegistry } from '../registry/member-registry.js';
import { JoseSecrets } from './jose-secrets.js';

const NOW = new Date('2026-11-01T00:00:00Z');
const contacts = { name: 'Persona Esempio 1', email: 'persona1@example.org' };

/** Secrets of a node that holds these keys and finds this key in the registry. */
function secretsOf(held: readonly NamedKey[], registered: NamedKey | null): JoseSecrets {
  const registry = { encryptionKeyOf: async () => registered && registeredKey(registered, NOW) } as Partial<MemberRegistry> as MemberRegistry;
  return new JoseSecrets({ encryption: held } as Partial<MessagingOptions> as MessagingOptions, registry);
}

describe('secrets between two members', () => {
  it('are opened by the member that they are sealed for, and say which key they are sealed to', async () => {
    const key = createNamedKey('x25519');
    const { jwe, key: kid } = await secretsOf([], key).sealFor('agenzia-esempio', contacts);
    expect(kid).toBe(key.kid);
    expect(jwe).not.toContain('persona1');
    expect(await secretsOf([key], null).open(jwe)).toEqual(contacts);
  });

  it('are still opened after the receiver has changed its key', async () => {
    const [older, newer] = [createNamedKey('x25519'), createNamedKey('x25519')];
    const { jwe } = await secretsOf([], older).sealFor('agenzia-esempio', contacts);
    expect(await secretsOf([newer, older], null).open(jwe)).toEqual(contacts);
  });

  it('are opened by nobody else, nor after a change', async () => {
    const key = createNamedKey('x25519');
    const { jwe } = await secretsOf([], key).sealFor('agenzia-esempio', contacts);
    await expect(secretsOf([createNamedKey('x25519')], null).open(jwe)).rejects.toMatchObject({ code: 'secret.cannot-be-opened', status: 422 });
    const [head, ...parts] = jwe.split('.');
    parts[2] = `${parts[2]!.startsWith('A') ? 'B' : 'A'}${parts[2]!.slice(1)}`;
    await expect(secretsOf([key], null).open([head, ...parts].join('.'))).rejects.toMatchObject({ code: 'secret.cannot-be-opened' });
    await expect(secretsOf([key], null).open('not a secret')).rejects.toMatchObject({ code: 'secret.cannot-be-opened' });
  });

  it('that are no JSON are refused without repeating them', async () => {
    const key = createNamedKey('x25519');
    const jwe = await new CompactEncrypt(Buffer.from('Persona Esempio 1')).setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' }).encrypt(publicKeyFromRaw(registeredKey(key, NOW).publicKey, 'x25519'));
    const failure: unknown = await secretsOf([key], null).open(jwe).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'secret.not-json', status: 422 });
    expect(String(failure)).not.toContain('Persona');
  });

  it('cannot be sealed for a member without a valid key', async () => {
    await expect(secretsOf([], null).sealFor('agenzia-esempio', contacts)).rejects.toMatchObject({ code: 'member.no-encryption-key', status: 409 });
  });
});
