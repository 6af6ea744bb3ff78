import { codeRule } from '../fields/values.js';
import { MEMBER_KINDS } from '../agreement/member-kind.js';
import type { FieldRule } from '../fields/field-rule.js';

const FORM = codeRule('member-id', /^[a-z][a-z0-9-]{2,39}$/, 40, {
  it: 'identificativo di membro: da 3 a 40 lettere minuscole, cifre o trattini, mai il nome di un tipo',
  en: 'member identifier: 3 to 40 lower-case letters, digits or hyphens, never the name of a kind',
});
const TAKEN: readonly string[] = ['all', ...MEMBER_KINDS];

/** A member's identifier. It is a token of NATS subjects beside `all` and the kinds, so it can be neither. */
export const MEMBER_ID: FieldRule = { ...FORM, schema: { ...FORM.schema, not: { enum: TAKEN } }, check: isMemberId };

/** Whether a value can be a member's identifier. */
export function isMemberId(value: unknown): value is string {
  return FORM.check(value) && !TAKEN.includes(value as string);
}
