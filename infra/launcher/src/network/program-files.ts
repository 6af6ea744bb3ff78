import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MemberKind } from '@filiera/contracts';

const CHECKOUT = resolve(import.meta.dirname, '../../../..');

/** The built program of a kind of member. @throws Error when it was not built */
export function entryOf(kind: MemberKind): string {
  const entry = join(CHECKOUT, 'apps', kind, 'dist', 'main.js');
  if (!existsSync(entry)) {
    throw new Error(`${entry}: manca; "npm run build" / is missing: "npm run build"`);
  }
  return entry;
}
