import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPem } from '../configuration/read-pem.js';
import type { NodeSettings } from '../configuration/node-settings.js';
import { credentialsAuthenticator } from '../identity/hub-authenticator.js';
import { namedKeyFromPem, type NamedKey } from '../identity/node-keys.js';
import { NodeHome } from '../identity/node-home.js';
import type { HubAccess, MessagingOptions } from './messaging-options.js';

/** Where a member's account imports the hub's JetStream API. */
const MEMBER_API = 'HUB.API';

/**
 * The messaging of a node from its settings and the keys in its home folder.
 * @throws Error naming the key file that is missing or of the wrong kind
 */
export function messagingOptionsOf(settings: NodeSettings): MessagingOptions {
  const home = new NodeHome(settings.home);
  const { member, hub } = settings;
  return {
    self: { id: member.id, kind: member.kind },
    hub: hub ? hubAccess(settings, home, hub) : null,
    coordinator: hub ? { id: hub.coordinator.id, signingKeys: hub.coordinator.signingKeys } : null,
    signing: namedKeyFromPem(home.read(home.signing), 'ed25519'),
    encryption: encryptionKeys(home),
  };
}

function hubAccess(settings: NodeSettings, home: NodeHome, hub: NonNullable<NodeSettings['hub']>): HubAccess {
  return {
    servers: hub.servers,
    authenticator: credentialsAuthenticator(() => home.read(home.credentials)),
    ...(hub.ca === undefined ? {} : { tls: { ca: readPem(settings, 'hub.ca', hub.ca) } }),
    apiPrefix: MEMBER_API,
  };
}

/** The key in use first, then those that it replaced. */
function encryptionKeys(home: NodeHome): NamedKey[] {
  const current = namedKeyFromPem(home.read(home.encryption), 'x25519');
  const folder = dirname(home.encryption);
  const older = existsSync(folder) ? readdirSync(folder).filter((file) => /^encryption-.+\.pem$/.test(file)).sort() : [];
  return [current, ...older.map((file) => namedKeyFromPem(home.read(join(folder, file)), 'x25519'))];
}
