import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MemberKind } from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';

/** What the program of a kind of member is made of, to look at it in this process. */
export async function manifestOf(kind: MemberKind): Promise<MemberManifest> {
  const { manifest, coordinator } = await import(pathToFileURL(resolve(import.meta.dirname, `../../../apps/${kind}/dist/member.js`)).href) as Partial<Record<'manifest' | 'coordinator', MemberManifest>>;
  return manifest ?? coordinator!;
}
