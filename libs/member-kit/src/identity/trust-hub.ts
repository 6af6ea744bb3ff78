import { X509Certificate } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { parseDocument } from 'yaml';
import { HubSettings } from '../configuration/node-settings.js';
import { settingFaults } from '../configuration/setting-faults.js';
import type { SettingFault } from '../configuration/settings-fault.js';
import { type CoordinatorAnchor, type HubAddress, trustedKeysOf } from './invitation.js';
import type { NodeHome } from './node-home.js';

/** Writes the hub and the coordinator that a node trusts into its settings (and the hub's authority into `keys/ca.pem`), keeping the comments. */
export function trustHub(home: NodeHome, hub: HubAddress, coordinator: CoordinatorAnchor): void {
  const settings = parseDocument(home.read(home.settings));
  if (hub.ca) {
    home.write(home.authority, hub.ca);
  }
  settings.set('hub', settings.createNode(sectionOf(hub, coordinator)));
  home.write(home.settings, settings.toString());
}

/** What would keep a node from starting that trusts this hub and this coordinator: by the rules of its settings, and whether the authority is a certificate. */
export function hubFaults(hub: HubAddress, coordinator: CoordinatorAnchor): SettingFault[] {
  const errors = validateSync(plainToInstance(HubSettings, sectionOf(hub, coordinator)), { whitelist: true, forbidNonWhitelisted: true });
  const faults = settingFaults(errors, () => 'node.yml', 'hub');
  if (hub.ca !== undefined && !isCertificate(hub.ca)) faults.push({ name: 'hub.ca', source: 'node.yml', seen: kindOf(hub.ca), expected: CERTIFICATE });
  return faults;
}

function sectionOf(hub: HubAddress, coordinator: CoordinatorAnchor): object {
  return {
    servers: hub.servers,
    account: hub.account,
    ...(hub.ca ? { ca: 'keys/ca.pem' } : {}),
    coordinator: { id: coordinator.id, url: coordinator.url, signingKeys: trustedKeysOf(coordinator.signingKeys) },
  };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}

/** Never the content: a private key may have been taken for the certificate. */
function kindOf(pem: string): string {
  return /^-----BEGIN [A-Z ]+-----/m.exec(pem)?.[0] ?? `${pem.length} caratteri / characters`;
}

const CERTIFICATE = { it: 'un file leggibile con un certificato PEM', en: 'a readable file with a PEM certificate' };
