import { existsSync, mkdirSync } from 'node:fs';
import { encodeUser, fmtCreds } from '@nats-io/jwt';
import type { MemberKind } from '@filiera/contracts';
import { stringify } from 'yaml';
import { createNamedKey, type KeyUse, type NamedKey, namedKeyFromPem, pemOf, registeredKey, type RegisteredKey } from './node-keys.js';
import { NkeyPair } from './nkey-pair.js';
import { NodeHome } from './node-home.js';

/** What a new node needs to know about itself. */
export interface NewNode {
  readonly id: string;
  readonly kind: MemberKind;
  readonly name: string;
  /** Range of agreement versions the node accepts, for example `^1.0.0`. */
  readonly agreement: string;
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string; readonly tls?: { readonly cert: string; readonly key: string } };
  readonly database: { readonly url: string; readonly ca?: string };
  readonly access?: { readonly apiKeys?: readonly object[]; readonly oidc?: object };
  readonly log?: { readonly level: string };
}

/** The public half of a node's identity: what joining sends and the registry publishes. */
export interface Registration {
  readonly member: { readonly id: string; readonly kind: MemberKind; readonly name: string };
  /** Public key of the NATS account. */
  readonly account: string;
  readonly signingKeys: readonly RegisteredKey[];
  readonly encryptionKeys: readonly RegisteredKey[];
  readonly agreement: string;
  readonly httpUrl?: string;
}

/** Thrown when a home folder already holds a node: its keys are never overwritten. */
export class NodeExists extends Error {
  constructor(readonly home: string) {
    super(`${home} already holds a node: choose another folder, or rotate its keys with "filiera node keys rotate"`);
  }
}

/**
 * Makes the keys and the settings of a new node in its home folder (0700, files 0600). Every private key is made here and stays here.
 * The settings are written last: a folder without them holds no node yet, and the keys that an interrupted call left there are used.
 * @throws NodeExists when the folder already holds a node.
 */
export async function initNode(home: NodeHome | string, node: NewNode, now: Date): Promise<Registration> {
  const place = typeof home === 'string' ? new NodeHome(home) : home;
  if (place.exists) {
    throw new NodeExists(place.dir);
  }
  mkdirSync(place.dir, { recursive: true, mode: 0o700 });
  const account = existsSync(place.account) ? new NkeyPair(place.read(place.account)) : NkeyPair.create('account');
  place.write(place.account, account.getSeed());
  const signing = keptKey(place, place.signing, 'ed25519');
  const encryption = keptKey(place, place.encryption, 'x25519');
  place.write(place.credentials, await userCredentials(account, node.id));
  const known = existsSync(place.registration) ? readRegistration(place) : undefined;
  const registration: Registration = {
    ...registrationOf(node, account, signing, encryption, now),
    // Should the settings alone be lost, what the registry has of these keys stays as it was registered.
    ...(known?.account === account.getPublicKey() ? { signingKeys: known.signingKeys, encryptionKeys: known.encryptionKeys } : {}),
  };
  place.write(place.registration, `${JSON.stringify(registration, null, 2)}\n`);
  place.write(place.settings, settingsText(node));
  return registration;
}

/** The key of this file; a new one when there is none. */
function keptKey(home: NodeHome, file: string, use: KeyUse): NamedKey {
  if (existsSync(file)) return namedKeyFromPem(home.read(file), use);
  const key = createNamedKey(use);
  home.write(file, pemOf(key));
  return key;
}

/** Credentials for the program of a node: a user of its own account, signed by the account's key, which never travels. */
export async function userCredentials(account: NkeyPair, name: string): Promise<Uint8Array> {
  const user = NkeyPair.create('user');
  return fmtCreds(await encodeUser(name, user, account), user);
}

/** Reads `registration.json`. */
export function readRegistration(home: NodeHome): Registration {
  return JSON.parse(home.read(home.registration)) as Registration;
}

function registrationOf(node: NewNode, account: NkeyPair, signing: NamedKey, encryption: NamedKey, now: Date): Registration {
  return {
    member: { id: node.id, kind: node.kind, name: node.name },
    account: account.getPublicKey(),
    signingKeys: [registeredKey(signing, now)],
    encryptionKeys: [registeredKey(encryption, now)],
    agreement: node.agreement,
    ...(node.http.publicUrl ? { httpUrl: node.http.publicUrl } : {}),
  };
}

function settingsText(node: NewNode): string {
  const settings = {
    member: { id: node.id, kind: node.kind, name: node.name },
    http: node.http,
    database: node.database,
    access: { apiKeys: [], ...node.access },
    log: node.log ?? { level: 'info' },
  };
  return `# Impostazioni del nodo. Le chiavi private sono in keys/ e non lasciano mai questa macchina.\n# Settings of the node. Its private keys are in keys/ and never leave this machine.\n${stringify(settings)}`;
}
