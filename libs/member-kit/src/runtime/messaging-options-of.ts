import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { credsAuthenticator, type Authenticator } from '@nats-io/nats-core';
import type { NodeSettings } from '../configuration/node-settings.js';
import { readPem } from '../configuration/read-pem.js';
import { NodeHome } from '../identity/node-home.js';
import { namedKeyFromPem, type KeyUse, type NamedKey } from '../identity/node-keys.js';
import type { HubAccess, MessagingOptions, MessagingTuning } from '../messaging/messaging-options.js';
import { StartFailure } from './start-failure.js';

/** Where a member's account imports the hub's JetStream API. */
const HUB_API_PREFIX = 'HUB.API';
const OLDER_ENCRYPTION = /^encryption-([0-9a-f]+)\.pem$/;

/**
 * What the messaging needs, from the settings and the keys of the home folder.
 * @throws StartFailure when a key is missing or unusable
 */
export function messagingOptionsOf(settings: NodeSettings, tuning?: Partial<MessagingTuning>): MessagingOptions {
  const home = new NodeHome(settings.home);
  const { id, kind } = settings.member;
  return {
    self: { id, kind },
    hub: settings.hub ? hubAccess(settings, home) : null,
    coordinator: settings.hub ? { id: settings.hub.coordinator.id, signingKeys: settings.hub.coordinator.signingKeys } : null,
    signing: readKey(home, home.signing, 'ed25519'),
    encryption: [readKey(home, home.encryption, 'x25519'), ...olderKeys(home)],
    ...(tuning === undefined ? {} : { tuning }),
  };
}

function hubAccess(settings: NodeSettings, home: NodeHome): HubAccess {
  const { servers, ca } = settings.hub!;
  // Read at each connection: credentials renewed on disk are taken up without a restart.
  const authenticator: Authenticator = (nonce) => credsAuthenticator(new TextEncoder().encode(home.read(home.credentials)))(nonce);
  return {
    servers,
    authenticator,
    apiPrefix: HUB_API_PREFIX,
    ...(ca === undefined ? {} : { tls: { ca: readPem(settings, 'hub.ca', ca) } }),
  };
}

function olderKeys(home: NodeHome): NamedKey[] {
  return readdirSync(dirname(home.encryption))
    .flatMap((file) => OLDER_ENCRYPTION.exec(file)?.[1] ?? [])
    .map((kid) => readKey(home, home.olderEncryption(kid), 'x25519'));
}

function readKey(home: NodeHome, path: string, use: KeyUse): NamedKey {
  try {
    return namedKeyFromPem(home.read(path), use);
  } catch (cause) {
    throw new StartFailure({
      it: `La chiave ${path} manca o non si legge. Le chiavi di un nodo nuovo le crea \`filiera node init\`; quelle di un nodo che c'era già vanno riprese dalla copia di sicurezza.`,
      en: `The key ${path} is missing or cannot be read. \`filiera node init\` makes the keys of a new node; those of an existing node are restored from its backup.`,
    }, { cause });
  }
}
