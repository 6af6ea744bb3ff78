import { existsSync } from 'node:fs';
import { NkeyPair, type NodeHome } from '@filiera/member-kit';

/** The keys that make the hub: the operator vouches for every account, SYS changes accounts at run time, HUB owns the streams. */
export interface HubKeys {
  readonly operator: NkeyPair;
  readonly system: NkeyPair;
  readonly hub: NkeyPair;
}

/** Thrown when a hub was already founded in this home folder: its keys are never overwritten. */
export class HubExists extends Error {
  constructor(home: NodeHome) {
    super(`${home.file('hub')} already holds the keys of a hub: they are never overwritten`);
  }
}

const FILES = { operator: 'operator.nk', system: 'system.nk', hub: 'hub.nk' } as const;

/**
 * Makes the keys of a new hub in the steward's home folder, for its owner alone.
 * @throws HubExists when any of them is already there.
 */
export function createHubKeys(home: NodeHome): HubKeys {
  if (Object.values(FILES).some((file) => existsSync(home.file('hub', file)))) {
    throw new HubExists(home);
  }
  const keys: HubKeys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
  for (const [name, file] of Object.entries(FILES)) {
    home.write(home.file('hub', file), keys[name as keyof HubKeys].getSeed());
  }
  return keys;
}

/** Reads the keys of the hub from the steward's home folder. @throws Error when one is missing. */
export function readHubKeys(home: NodeHome): HubKeys {
  const read = (file: string): NkeyPair => new NkeyPair(home.read(home.file('hub', file)));
  return { operator: read(FILES.operator), system: read(FILES.system), hub: read(FILES.hub) };
}
