import type { MemberManifest } from './member-manifest.js';

/**
 * The one call of a member's program: reads the settings from the home folder (`--home` or `FILIERA_HOME`), starts,
 * tells the parent process `ready`, stops in order on SIGTERM, SIGINT or when the parent is gone.
 */
export async function runMember(manifest: MemberManifest): Promise<void> {
  throw new Error(`not yet: ${manifest.kind}`);
}
