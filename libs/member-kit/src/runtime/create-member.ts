import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NodeSettings } from '../configuration/node-settings.js';
import type { Clock } from '../time/clock.js';
import type { IdSource } from '../time/id-source.js';
import type { MemberManifest } from './member-manifest.js';

/** What a test may put in the place of the machine's own. */
export interface MemberOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
}

/**
 * Starts a member in this process: database migrated, hub followed, HTTP listening on the settings' port
 * (0 takes a free one: ask `app.getUrl()`). `app.close()` stops it in order.
 * @throws when the manifest breaks the agreement or a part cannot start
 */
export async function createMember(
  manifest: MemberManifest,
  settings: NodeSettings,
  options: MemberOptions = {},
): Promise<NestFastifyApplication> {
  throw new Error(`not yet: ${manifest.kind} ${settings.home} ${Object.keys(options).length}`);
}
