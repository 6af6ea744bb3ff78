import { existsSync, mkdirSync } from 'node:fs';
import { encodeUser, fmtCreds } from '@nats-io/jwt';
import { isMemberId, type MemberKind, type MemberRecord, networkMemberJoinedV1, validatePayload } from '@filiera/contracts';
import { stringify } from 'yaml';
import { masked } from '../configuration/masked.js';
import { settingsFrom } from '../configuration/read-settings.js';
import { type SettingFault, WrongSettings } from '../configuration/settings-fault.js';
import { memberRecordOf } from './member-record-of.js';
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

/** From which setting a field of the registry's record comes. */
const SETTING_OF: Readonly<Record<string, string>> = { name: 'member.name', httpUrl: 'http.publicUrl' };

/** Thrown when a home folder already holds a node: its keys are never overwritten. */
export class NodeExists extends Error {
  constructor(readonly home: string) {
    super(`${home} already holds a node: choose another folder, or rotate its keys with "filiera node keys rotate"`);
  }
}

/**
 * Makes the keys and the settings of a new node in its home folder (0700, files 0600). Every private key is made here and stays here.
 * The settings are written last: a folder without them holds no node yet, and the keys that an interrupted call left there are used.
 * @throws NodeExists when the folder already holds a node; WrongSettings, naming all that is wrong, before anything is written, when the node could not start or not join
 */
export async function initNode(home: NodeHome | string, node: NewNode, now: Date): Promise<Registration> {
  const place = typeof home === 'string' ? new NodeHome(home) : home;
  if (place.exists) {
    throw new NodeExists(place.dir);
  }
  const account = existsSync(place.account) ? new NkeyPair(place.read(place.account)) : NkeyPair.create('account');
  const signing = keptKey(place, place.signing, 'ed25519');
  const encryption = keptKey(place, place.encryption, 'x25519');
  const known = existsSync(place.registration) ? readRegistration(place) : undefined;
  const registration: Registration = {
    ...registrationOf(node, account, signing, encryption, now),
    // Should the settings alone be lost, what the registry has of these keys stays as it was registered.
    ...(known?.account === account.getPublicKey() ? { signingKeys: known.signingKeys, encryptionKeys: known.encryptionKeys } : {}),
  };
  await refuseUnlessOfUse(place, node, registration);
  mkdirSync(place.dir, { recursive: true, mode: 0o700 });
  place.write(place.account, account.getSeed());
  place.write(place.signing, pemOf(signing));
  place.write(place.encryption, pemOf(encryption));
  place.write(place.credentials, await userCredentials(account, node.id));
  place.write(place.registration, `${JSON.stringify(registration, null, 2)}\n`);
  place.write(place.settings, settingsText(node));
  return registration;
}

/** The key of this file; a new one when there is none. */
function keptKey(home: NodeHome, file: string, use: KeyUse): NamedKey {
  return existsSync(file) ? namedKeyFromPem(home.read(file), use) : createNamedKey(use);
}

/** A node that is there is not made again: what would keep it from starting, or the registry from taking it in, is found before it is made. */
async function refuseUnlessOfUse(home: NodeHome, node: NewNode, registration: Registration): Promise<void> {
  const unfit = await settingsFrom({ ...settingsOf(node), home: home.dir }, home.settings).then(() => [], (error: unknown) => {
    if (error instanceof WrongSettings) return error.faults;
    throw error;
  });
  const refused = registrationFaults(registration).map((fault): SettingFault => ({ ...fault, name: SETTING_OF[fault.name] ?? fault.name }));
  const faults = new Map([...unfit, ...refused].map((fault) => [fault.name, fault]));
  if (faults.size > 0) throw new WrongSettings(home.settings, [...faults.values()]);
}

/** What would keep the registry from taking in a registration, or something that was given for one. */
export function registrationFaults(given: unknown): SettingFault[] {
  if (!isRegistration(given)) return [{ name: 'registration', source: 'registry', seen: masked('registration', given), expected: REGISTRATION_FILE }];
  const record = memberRecordOf(given, 'active');
  return validatePayload(networkMemberJoinedV1, record).map(({ field, text }) => (
    { name: field, source: 'registry', seen: masked(field, record[field as keyof MemberRecord]), expected: text }));
}

function isRegistration(given: unknown): given is Registration {
  const { member, signingKeys, encryptionKeys } = (given ?? {}) as Partial<Registration>;
  return isMemberId(member?.id ?? '') && Array.isArray(signingKeys) && Array.isArray(encryptionKeys);
}

const REGISTRATION_FILE = {
  it: 'un file leggibile: il registration.json che "filiera node init" scrive nella cartella di un nodo',
  en: 'a readable file: the registration.json that "filiera node init" writes into the home folder of a node',
};

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
    httpUrl: node.http.publicUrl,
  };
}

function settingsOf(node: NewNode): Record<string, unknown> {
  return {
    member: { id: node.id, kind: node.kind, name: node.name },
    http: node.http,
    database: node.database,
    access: { apiKeys: [], ...node.access },
    log: node.log ?? { level: 'info' },
  };
}

function settingsText(node: NewNode): string {
  return `# Impostazioni del nodo. Le chiavi private sono in keys/ e non lasciano mai questa macchina.\n# Settings of the node. Its private keys are in keys/ and never leave this machine.\n${stringify(settingsOf(node))}`;
}
