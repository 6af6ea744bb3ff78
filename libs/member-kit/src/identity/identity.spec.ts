import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@filiera/testing';
import { describe, expect, it } from '@jest/globals';
import { fromPublic, fromSeed } from '@nats-io/nkeys';
import { parse } from 'yaml';
import { readSettings } from '../configuration/read-settings.js';
import {
  addApiKey, ApiKeyExists, createApiKey, initNode, type Invitation, InvitationRefused, namedKeyFromPem, type NewNode, NkeyPair, NodeExists, NodeHome, openInvitation,
  proveRegistration, readRegistration, registrationIsProven, rotateKeys, signInvitation, trustedKeysOf, trustHub,
} from './index.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const NODE: NewNode = {
  id: 'cpi-esempio', kind: 'cpi', name: 'Centro di esempio', agreement: '^1.0.0',
  http: { host: '127.0.0.1', port: 3001, publicUrl: 'http://127.0.0.1:3001' }, database: { url: 'postgres://x@127.0.0.1/x' },
};
/** A home folder whose machine goes off at one of its writes. */
class InterruptedHome extends NodeHome {
  constructor(dir: string, private left: number) {
    super(dir);
  }

  override write(path: string, text: string | Uint8Array): void {
    this.left -= 1;
    if (this.left <= 0) throw new Error('no more power');
    super.write(path, text);
  }
}

const newHome = (): NodeHome => new NodeHome(join(testFolder('identity'), 'home'));

describe('a new node', () => {
  it('keeps its private keys for its owner alone', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    const modes = [home.account, home.credentials, home.signing, home.encryption, home.settings].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600, 0o600]);
    expect(statSync(home.dir).mode & 0o777).toBe(0o700);
  });

  it('sends public keys and nothing else', async () => {
    const home = newHome();
    const registration = await initNode(home, NODE, NOW);
    const secrets = [home.read(home.account), namedKeyFromPem(home.read(home.signing), 'ed25519').privateKey.export({ format: 'jwk' }).d!];
    const sent = readFileSync(home.registration, 'utf8');
    expect(JSON.parse(sent)).toEqual(registration);
    expect(secrets.some((secret) => sent.includes(secret))).toBe(false);
    expect(registration.account).toBe(new NkeyPair(home.read(home.account)).getPublicKey());
  });

  it('never overwrites the keys of a node that is already there', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    const before = home.read(home.account);
    await expect(initNode(home, NODE, NOW)).rejects.toThrow(NodeExists);
    expect(home.read(home.account)).toBe(before);
  });
});

describe('a new node whose making was interrupted', () => {
  it.each([1, 2, 3, 4, 5, 6])('at write %i, is made by the next call with the keys that are there', async (at) => {
    const home = newHome();
    const files = [home.account, home.signing, home.encryption];
    await expect(initNode(new InterruptedHome(home.dir, at), NODE, NOW)).rejects.toThrow('no more power');
    expect(home.exists).toBe(false);
    const left = files.filter((file) => existsSync(file)).map((file) => [file, home.read(file)]);
    expect(left).toHaveLength(Math.min(at - 1, 3));
    const registration = await initNode(home, { ...NODE, name: 'Centro di esempio, da capo' }, NOW);
    expect(left.map(([file]) => [file, home.read(file!)])).toEqual(left);
    expect(registration).toEqual(readRegistration(home));
    expect(registration).toMatchObject({
      member: { name: 'Centro di esempio, da capo' }, account: new NkeyPair(home.read(home.account)).getPublicKey(),
      signingKeys: [{ kid: namedKeyFromPem(home.read(home.signing), 'ed25519').kid }], encryptionKeys: [{ kid: namedKeyFromPem(home.read(home.encryption), 'x25519').kid }],
    });
    await expect(initNode(home, NODE, NOW)).rejects.toThrow(NodeExists);
  });
});

describe('a node whose settings alone were lost', () => {
  it('is made again with what was registered of its keys', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    await rotateKeys(home, NOW).commit();
    const before = readRegistration(home);
    rmSync(home.settings);
    expect(await initNode(home, NODE, new Date('2026-11-25T08:00:00Z'))).toEqual(before);
  });
});

describe('an NKEY that signs with node:crypto', () => {
  it('makes signatures that the reference implementation accepts', () => {
    const pair = NkeyPair.create('account');
    const message = new TextEncoder().encode('una firma');
    expect(fromPublic(pair.getPublicKey()).verify(message, pair.sign(message))).toBe(true);
    expect(NkeyPair.verifies('account', pair.getPublicKey(), message, fromSeed(pair.getSeed()).sign(message))).toBe(true);
    expect(NkeyPair.verifies('account', pair.getPublicKey(), new TextEncoder().encode('another'), pair.sign(message))).toBe(false);
    expect(pair.getPrivateKey()).toEqual(fromSeed(pair.getSeed()).getPrivateKey());
  });

  it('refuses a seed with a wrong letter', () => {
    const seed = new TextDecoder().decode(NkeyPair.create('user').getSeed());
    // In the middle: some bits of the last letter carry nothing.
    expect(() => new NkeyPair(`${seed.slice(0, 20)}${seed[20] === 'A' ? 'B' : 'A'}${seed.slice(21)}`)).toThrow();
  });
});

describe('a rotation of keys', () => {
  it('changes nothing until it is committed', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    const before = [home.signing, home.encryption, home.credentials, home.registration].map((path) => home.read(path));
    rotateKeys(home, NOW);
    expect([home.signing, home.encryption, home.credentials, home.registration].map((path) => home.read(path))).toEqual(before);
  });

  it('keeps the older encryption key and the account, and ends the older signing key', async () => {
    const home = newHome();
    const before = await initNode(home, NODE, NOW);
    const rotation = rotateKeys(home, NOW);
    await rotation.commit();
    const after = readRegistration(home);
    expect(after.account).toBe(before.account);
    expect(after.signingKeys.map(({ validUntil }) => validUntil !== undefined)).toEqual([true, false]);
    expect(namedKeyFromPem(home.read(home.olderEncryption(before.encryptionKeys[0]!.kid)), 'x25519').kid).toBe(before.encryptionKeys[0]!.kid);
    expect(namedKeyFromPem(home.read(home.signing), 'ed25519').kid).toBe(after.signingKeys[1]!.kid);
    expect(existsSync(home.rotation)).toBe(false);
  });

  it('writes down what it asks for before it asks, for its owner alone, and asks for the same when it is repeated', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    const first = rotateKeys(home, NOW);
    expect(statSync(home.rotation).mode & 0o777).toBe(0o600);
    const second = rotateKeys(home, new Date('2026-11-25T08:00:00Z'));
    expect([first.resumed, second.resumed]).toEqual([false, true]);
    expect(second.request).toEqual(first.request);
    second.abandon();
    expect(rotateKeys(home, NOW).request.registration.signingKeys[1]).not.toEqual(first.request.registration.signingKeys[1]);
  });

  it.each([1, 2, 3, 4, 5])('is finished by the next one when it is interrupted at write %i of its last', async (at) => {
    const home = newHome();
    const before = await initNode(home, NODE, NOW);
    const { request } = rotateKeys(home, NOW);
    const interrupted = new InterruptedHome(home.dir, at);
    await expect(rotateKeys(interrupted, NOW).commit()).rejects.toThrow('no more power');
    await rotateKeys(home, NOW).commit();
    const after = readRegistration(home);
    expect(after).toEqual(request.registration);
    expect(namedKeyFromPem(home.read(home.signing), 'ed25519').kid).toBe(after.signingKeys[1]!.kid);
    expect(namedKeyFromPem(home.read(home.encryption), 'x25519').kid).toBe(after.encryptionKeys[1]!.kid);
    expect(namedKeyFromPem(home.read(home.olderEncryption(before.encryptionKeys[0]!.kid)), 'x25519').kid).toBe(before.encryptionKeys[0]!.kid);
    expect(existsSync(home.rotation)).toBe(false);
  });
});

describe('an invitation', () => {
  const invite = async (change: Partial<Invitation> = {}) => {
    const home = newHome();
    const coordinator = await initNode(home, { ...NODE, id: 'provincia-esempio', kind: 'coordinator' }, NOW);
    const key = namedKeyFromPem(home.read(home.signing), 'ed25519');
    const invitation: Invitation = {
      id: 'cpi-esempio', kind: 'cpi', name: 'Centro di esempio', nonce: 'n1', expires: '2026-11-30T08:00:00Z',
      hub: { servers: ['nats://127.0.0.1:4222'], account: coordinator.account },
      coordinator: { id: 'provincia-esempio', url: 'http://127.0.0.1:3000', signingKeys: [{ kid: key.kid, publicKey: key.raw }] },
      ...change,
    };
    return { invitation, text: await signInvitation(invitation, key) };
  };

  it('opens when it is signed by the coordinator that it names', async () => {
    const { invitation, text } = await invite();
    expect(await openInvitation(`${text}\n`, NOW)).toEqual(invitation);
  });

  it('is refused after it expires', async () => {
    const { text } = await invite({ expires: '2026-11-23T07:59:59Z' });
    await expect(openInvitation(text, NOW)).rejects.toMatchObject({ reason: 'expired' });
  });

  it('is refused when one letter of it was changed', async () => {
    const { invitation, text } = await invite();
    const [header, , signature] = text.split('.');
    const forged = Buffer.from(JSON.stringify({ ...invitation, kind: 'agency' })).toString('base64url');
    await expect(openInvitation(`${header}.${forged}.${signature}`, NOW)).rejects.toMatchObject({ reason: 'bad-signature' });
  });

  it('is refused when another key signed it', async () => {
    const { invitation } = await invite();
    const other = newHome();
    await initNode(other, NODE, NOW);
    const text = await signInvitation(invitation, namedKeyFromPem(other.read(other.signing), 'ed25519'));
    await expect(openInvitation(text, NOW)).rejects.toMatchObject({ reason: 'foreign-key' });
  });

  it('names the keys that ended with their end, and is refused when one of those signed it', async () => {
    const home = newHome();
    await initNode(home, { ...NODE, id: 'provincia-esempio', kind: 'coordinator' }, NOW);
    const ended = namedKeyFromPem(home.read(home.signing), 'ed25519');
    await rotateKeys(home, NOW).commit();
    const coordinator = { id: 'provincia-esempio', url: 'http://127.0.0.1:3000', signingKeys: trustedKeysOf(readRegistration(home).signingKeys) };
    const { invitation } = await invite({ coordinator });
    const text = await signInvitation(invitation, namedKeyFromPem(home.read(home.signing), 'ed25519'));
    expect((await openInvitation(text, NOW)).coordinator.signingKeys).toMatchObject([{ kid: ended.kid, validUntil: '2026-11-23T09:00:00.000Z' }, {}]);
    await expect(openInvitation(await signInvitation(invitation, ended), NOW)).rejects.toMatchObject({ reason: 'foreign-key' });
  });

  it('is refused when it is any other text', async () => {
    for (const text of ['', 'ciao', 'a.b.c', '{}', 'eyJhbGciOiJub25lIn0.e30.']) {
      await expect(openInvitation(text, NOW)).rejects.toThrow(InvitationRefused);
    }
  });
});

describe('a registration', () => {
  it('is proven only by who holds both keys, and only for the invitation it answers', async () => {
    const home = newHome();
    const registration = await initNode(home, NODE, NOW);
    const signing = namedKeyFromPem(home.read(home.signing), 'ed25519');
    const account = new NkeyPair(home.read(home.account));
    const proof = proveRegistration(registration, 'invitation 1', signing, account);
    const key = registration.signingKeys[0]!.publicKey;
    expect(registrationIsProven(JSON.parse(JSON.stringify(registration)), 'invitation 1', key, proof)).toBe(true);
    expect(registrationIsProven(registration, 'invitation 2', key, proof)).toBe(false);
    expect(registrationIsProven({ ...registration, httpUrl: 'http://altrove' }, 'invitation 1', key, proof)).toBe(false);
    expect(registrationIsProven(registration, 'invitation 1', key, proveRegistration(registration, 'invitation 1', signing, NkeyPair.create('account')))).toBe(false);
  });
});

describe('the settings of a node', () => {
  it('receive the hub it trusts and keep what was written by hand', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    writeFileSync(home.settings, `${home.read(home.settings)}# scritto a mano\n`);
    trustHub(home, { servers: ['tls://hub:4222'], account: 'AHUB', ca: 'PEM' }, { id: 'provincia-esempio', url: 'https://p', signingKeys: [{ kid: 'k', publicKey: 'x' }] });
    expect(home.read(home.settings)).toContain('# scritto a mano');
    expect(parse(home.read(home.settings)).hub).toEqual({ servers: ['tls://hub:4222'], account: 'AHUB', ca: 'keys/ca.pem', coordinator: { id: 'provincia-esempio', url: 'https://p', signingKeys: [{ kid: 'k', publicKey: 'x' }] } });
    expect(home.read(home.authority)).toBe('PEM');
  });

  it('receive until when the ended keys of the coordinator count', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    await rotateKeys(home, NOW).commit();
    const signingKeys = trustedKeysOf(readRegistration(home).signingKeys);
    trustHub(home, { servers: ['tls://hub:4222'], account: NkeyPair.create('account').getPublicKey() }, { id: 'provincia-esempio', url: 'https://p.example.org', signingKeys });
    expect((await readSettings(home.dir, {})).hub!.coordinator.signingKeys).toEqual(signingKeys);
  });

  it('store an API key as its hash, under a label used once', async () => {
    const home = newHome();
    await initNode(home, NODE, NOW);
    const { key, stored } = createApiKey('sportello', 'operator');
    addApiKey(home, stored);
    expect(home.read(home.settings)).not.toContain(key);
    expect(parse(home.read(home.settings)).access.apiKeys).toEqual([stored]);
    expect(() => addApiKey(home, stored)).toThrow(ApiKeyExists);
    const other = createApiKey('sportello', 'operator');
    addApiKey(home, other.stored, { replace: true });
    expect(parse(home.read(home.settings)).access.apiKeys).toEqual([other.stored]);
  });
});
