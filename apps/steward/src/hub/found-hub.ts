import { existsSync, readFileSync } from 'node:fs';
import { AGREEMENT } from '@filiera/contracts';
import { type CoordinatorAnchor, type HubAddress, NodeHome, readRegistration, type Registration, trustedKeysOf, trustHub } from '@filiera/member-kit';
import { CannotFound, foundingFaults } from './founding-faults.js';
import { hubConfiguration } from './hub-configuration.js';
import { HubExists, type HubKeys, makeHubKeys, readHubKeys } from './hub-keys.js';
import { type HubOwnSettings, hubSettingsWith, writeHubSettings } from './hub-settings.js';
import { wantedAccount } from './keep-accounts.js';

/** The act that begins a network: which hub, which coordinator, and the two members that no one could invite. */
export interface Founding {
  readonly hub: HubAddress;
  readonly coordinator: CoordinatorAnchor;
  /** The coordinator and the steward. */
  readonly members: readonly Registration[];
}

/** What founding needs to know. */
export interface FoundingOptions {
  /** Undefined where what was given for it cannot be read. */
  readonly coordinator: Registration | undefined;
  /** Where members reach the hub. */
  readonly servers: readonly string[];
  /** PEM of the authority of the hub's certificate, when it is not a public one. */
  readonly ca?: string;
  /** Where nats-server keeps the accounts: an absolute folder on its machine. */
  readonly resolverDir: string;
  readonly settings?: Partial<HubOwnSettings>;
}

/** The file that goes to the coordinator: `founding.json` in the steward's home folder. Written last: where it is, the hub is founded. */
export const foundingFile = (home: NodeHome): string => home.file('founding.json');
/** The part of nats-server's configuration that makes it this hub. */
export const configurationFile = (home: NodeHome): string => home.file('hub', 'hub.conf');

/**
 * Founds a hub in the steward's home folder: makes its keys (0600, never overwritten), the configuration for nats-server, and the founding act.
 * Interrupted, it is done again from its beginning, with the keys that it had made.
 * @throws HubExists when a hub was founded here before; CannotFound, naming all that is wrong, before anything is written
 */
export async function foundHub(home: NodeHome, options: FoundingOptions, now: Date): Promise<Founding> {
  const own = readRegistration(home);
  if (own.member.kind !== 'steward') {
    throw new Error(`${home.dir} holds a node of kind ${own.member.kind}: only a steward keeps a hub`);
  }
  if (existsSync(foundingFile(home))) {
    throw new HubExists(home);
  }
  const faults = foundingFaults(options, own);
  const { coordinator } = options;
  if (faults.length > 0 || !coordinator) {
    throw new CannotFound(faults);
  }
  const keys = makeHubKeys(home);
  const founding: Founding = {
    hub: { servers: options.servers, account: keys.hub.getPublicKey(), ...(options.ca ? { ca: options.ca } : {}) },
    coordinator: {
      id: coordinator.member.id,
      url: coordinator.httpUrl!,
      signingKeys: trustedKeysOf(coordinator.signingKeys),
    },
    members: [coordinator, own],
  };
  writeHubSettings(home, hubSettingsWith(options.settings));
  await writeConfiguration(home, keys, founding, options.resolverDir, now);
  trustHub(home, founding.hub, founding.coordinator);
  // Whoever calls this again does nothing once the act is there.
  home.write(foundingFile(home), `${JSON.stringify(founding, null, 2)}\n`);
  return founding;
}

/** Writes the configuration again, for a server that keeps its accounts elsewhere. Keys and members stay. */
export async function rewriteConfiguration(home: NodeHome, resolverDir: string, now: Date): Promise<void> {
  await writeConfiguration(home, readHubKeys(home), readFounding(home), resolverDir, now);
}

/** Reads the founding act. */
export function readFounding(home: NodeHome): Founding {
  return JSON.parse(readFileSync(foundingFile(home), 'utf8')) as Founding;
}

/** The founders as the hub has to know them before anyone could tell it. */
export function foundersOf(founding: Founding): { id: string; kind: Registration['member']['kind']; status: 'active'; account: string }[] {
  return founding.members.map(({ member, account }) => ({ id: member.id, kind: member.kind, status: 'active', account }));
}

async function writeConfiguration(home: NodeHome, keys: HubKeys, founding: Founding, resolverDir: string, now: Date): Promise<void> {
  const states = foundersOf(founding).map((member) => wantedAccount(AGREEMENT, member));
  home.write(configurationFile(home), await hubConfiguration(keys, states, resolverDir, now));
}
