import { parseDocument } from 'yaml';
import { type CoordinatorAnchor, type HubAddress, trustedKeysOf } from './invitation.js';
import type { NodeHome } from './node-home.js';

/** Writes the hub and the coordinator that a node trusts into its settings (and the hub's authority into `keys/ca.pem`), keeping the comments. */
export function trustHub(home: NodeHome, hub: HubAddress, coordinator: CoordinatorAnchor): void {
  const settings = parseDocument(home.read(home.settings));
  if (hub.ca) {
    home.write(home.authority, hub.ca);
  }
  settings.set('hub', settings.createNode({
    servers: hub.servers,
    account: hub.account,
    ...(hub.ca ? { ca: 'keys/ca.pem' } : {}),
    coordinator: { id: coordinator.id, url: coordinator.url, signingKeys: trustedKeysOf(coordinator.signingKeys) },
  }));
  home.write(home.settings, settings.toString());
}
