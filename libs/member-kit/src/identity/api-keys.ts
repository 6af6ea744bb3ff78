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

/** A new API key and what the settings keep of it. 32 bytes of randomness, so a plain hash is enough: there is nothing to guess. */
export function createApiKey(label: string, role: string): { readonly key: string; readonly stored: StoredApiKey } {
  const key = `fil_${randomBytes(32).toString('base64url')}`;
  return { key, stored: { label, role, sha256: createHash('sha256').update(key).digest('hex') } };
}

/**
 * Adds an API key to a node's settings.
 * @throws Error when the label is already taken.
 */
export function addApiKey(home: NodeHome, stored: StoredApiKey): void {
  const settings = parseDocument(home.read(home.settings));
  const present = (settings.toJS() as { access?: { apiKeys?: StoredApiKey[] } }).access?.apiKeys ?? [];
  if (present.some(({ label }) => label === stored.label)) {
    throw new Error(`an API key labelled "${stored.label}" already exists`);
  }
  settings.setIn(['access', 'apiKeys'], settings.createNode([...present, stored]));
  home.write(home.settings, settings.toString());
}
