import { existsSync } from 'node:fs';
import { NkeyPair, type NodeHome } from '@filiera/member-kit';

/** The keys that make the hub: the operator vouches for every account, SYS changes accounts at run time, HUB owns the streams. */
export interface HubKeys {
  readonly operator: NkeyPair;
  readonly system: NkeyPair;
  readonly hub: NkeyPair;
}

/** Thrown when a hub was already founded in this home folder: a second founding would be of another network. */
export class HubExists extends Error {
  constructor(home: NodeHome) {
    super(`${home.dir}: qui è già stato fondato un nodo centrale, indicare un'altra cartella / a hub was already founded here, name another folder`);
  }
}

const FILES = { operator: 'operator.nk', system: 'system.nk', hub: 'hub.nk' } as const;

/** Makes the keys of a hub in the steward's home folder, for its owner alone. Those that are there already, of a founding that was interrupted, are kept and used. */
export function makeHubKeys(home: NodeHome): HubKeys {
  for (const [name, file] of Object.entries(FILES)) {
    const path = home.file('hub', file);
    if (!existsSync(path)) {
      home.write(path, NkeyPair.create(name === 'operator' ? 'operator' : 'account').getSeed());
    }
  }
  return readHubKeys(home);
}

/** Reads the keys of the hub from the steward's home folder. @throws Error when one is missing. */
export function readHubKeys(home: NodeHome): HubKeys {
  const read = (file: string): NkeyPair => new NkeyPair(home.read(home.file('hub', file)));
  return { operator: read(FILES.operator), system: read(FILES.system), hub: read(FILES.hub) };
}
