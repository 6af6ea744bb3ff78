import { createHash } from 'node:crypto';
import semver from 'semver';
import { AGREEMENT } from '../agreement/agreement.js';
import type { Agreement } from '../agreement/agreement.types.js';

/** Whether a member that accepts a range of agreement versions accepts this one. A range or a version that cannot be read accepts nothing. */
export function compatible(range: string, version: string): boolean {
  return semver.satisfies(version, range);
}

/**
 * Whether a program that accepts a range of agreement versions can work while this one is in force: it is in the range, or earlier than what is in it
 * and of the same major version, within which later ones only add (clause 10.2). Of a range or a version that cannot be read it cannot.
 */
export function understands(range: string, version: string): boolean {
  return semver.valid(version) !== null && semver.validRange(range) !== null && semver.intersects(range, `^${version}`);
}

/** SHA-256, base64url, of the agreement's data with the keys of every object in order: two nodes with the same digest run the same agreement. */
export function agreementDigest(agreement: Agreement = AGREEMENT): string {
  return createHash('sha256').update(JSON.stringify(agreement, inOrder)).digest('base64url');
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
