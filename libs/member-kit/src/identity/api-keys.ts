import { createHash, randomBytes } from 'node:crypto';
import { parseDocument } from 'yaml';
import type { NodeHome } from './node-home.js';

/** An API key as the settings keep it: never the key, only its SHA-256. */
export interface StoredApiKey {
  readonly label: string;
  readonly role: string;
  /** SHA-256 of the key, hex. */
  readonly sha256: string;
}

/** Thrown when an API key of this label is there already: it is not replaced unless that is asked for. */
export class ApiKeyExists extends Error {
  constructor(readonly label: string) {
    super(`an API key labelled "${label}" already exists`);
  }
}

/** A new API key and what the settings keep of it. 32 bytes of randomness, so a plain hash is enough: there is nothing to guess. */
export function createApiKey(label: string, role: string): { readonly key: string; readonly stored: StoredApiKey } {
  const key = `fil_${randomBytes(32).toString('base64url')}`;
  return { key, stored: { label, role, sha256: createHash('sha256').update(key).digest('hex') } };
}

/**
 * Adds an API key to a node's settings.
 * @param replace takes the place of the key of this label, for whoever does not have that one
 * @throws ApiKeyExists when the label is already taken and its key is not to be replaced; Error when the settings cannot be read or written
 */
export function addApiKey(home: NodeHome, stored: StoredApiKey, { replace = false }: { readonly replace?: boolean } = {}): void {
  const settings = parseDocument(home.read(home.settings));
  const present = (settings.toJS() as { access?: { apiKeys?: StoredApiKey[] } }).access?.apiKeys ?? [];
  const others = present.filter(({ label }) => label !== stored.label);
  if (others.length < present.length && !replace) {
    throw new ApiKeyExists(stored.label);
  }
  settings.setIn(['access', 'apiKeys'], settings.createNode([...others, stored]));
  home.write(home.settings, settings.toString());
}
