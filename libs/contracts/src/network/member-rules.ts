import semver from 'semver';
import type { CrossRule, FieldRule } from '../fields/field-rule.js';
import { codeRule } from '../fields/values.js';
import { isUtcInstant } from '../fields/formats.js';
import type { MemberKey } from './member-record.js';

/** A range of versions such as `^1.0.0`. */
export const AGREEMENT_RANGE: FieldRule = {
  name: 'version-range',
  schema: { type: 'string', minLength: 1, maxLength: 64, format: 'semver-range' },
  text: { it: 'intervallo di versioni, per esempio ^1.0.0', en: 'range of versions, for example ^1.0.0' },
  check: (value) => typeof value === 'string' && value.length >= 1 && value.length <= 64 && isVersionRange(value),
};

const VERSION = '^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$';

/** A version such as `1.0.0`, without prefix or build. */
export const AGREEMENT_VERSION: FieldRule = codeRule('version', new RegExp(VERSION), 20, {
  it: 'versione, per esempio 1.0.0',
  en: 'version, for example 1.0.0',
});

/** Whether a text is a version such as `1.0.0`. */
export function isVersion(value: string): boolean {
  return AGREEMENT_VERSION.check(value);
}

/** Whether a text is a range of semantic versions. */
export function isVersionRange(value: string): boolean {
  return semver.validRange(value) !== null;
}

export const keyPeriod: CrossRule<MemberKey> = {
  name: 'key-period',
  field: 'validUntil',
  text: { it: 'la fine di validità della chiave non precede l\'inizio', en: 'a key does not end before it begins' },
  check: ({ validFrom, validUntil }) =>
    !isUtcInstant(validFrom) || !isUtcInstant(validUntil) || Date.parse(validFrom) <= Date.parse(validUntil),
};
