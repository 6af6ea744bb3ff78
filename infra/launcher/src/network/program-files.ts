import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MemberKind } from '@filiera/contracts';

/** The checkout that this module is part of, whether it runs from its source, compiled or within a program. */
function checkout(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package-lock.json'))) folder = dirname(folder);
  return folder;
}

/** The program of a kind of member. @throws Error when it was not made */
export function programOf(kind: MemberKind): string {
  const file = join(checkout(), 'dist', `${kind}.js`);
  if (!existsSync(file)) {
    throw new Error(`${file}: manca; "npm run build" / is missing: "npm run build"`);
  }
  return file;
}
