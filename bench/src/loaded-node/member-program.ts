import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MemberKind } from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';

/** The built program of a kind of member: what an organisation starts. */
export function programOf(kind: MemberKind): string {
  return resolve(import.meta.dirname, `../../../apps/${kind}/dist/main.js`);
}

/** What that program is made of. */
export async function manifestOf(kind: MemberKind): Promise<MemberManifest> {
  const { manifest, coordinator } = await import(pathToFileURL(resolve(import.meta.dirname, `../../../apps/${kind}/dist/member.js`)).href) as Partial<Record<'manifest' | 'coordinator', MemberManifest>>;
  return manifest ?? coordinator!;
}
