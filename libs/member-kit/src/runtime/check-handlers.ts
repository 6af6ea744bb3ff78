import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { handlersOf } from '../messaging/consumes.js';
import type { MemberManifest } from './member-manifest.js';
import { StartFailure } from './start-failure.js';

/**
 * Checks that each event the manifest declares has a handler, and that no handler waits for an event it doesn't declare.
 * @throws StartFailure naming the events
 */
export function checkHandlers(app: INestApplicationContext, { consumes }: MemberManifest): void {
  const handlers = app.get(DiscoveryService, { strict: false }).getControllers()
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? handlersOf(metatype) : []));
  const handled = new Set(handlers.flatMap(({ types }) => types));
  const families = new Set(handlers.flatMap((handler) => handler.families));
  const without = consumes.filter(({ type, family }) => !handled.has(type) && !families.has(family)).map(({ type }) => type);
  const declared = new Set(consumes.map(({ type }) => type));
  // The kit itself follows the registry and the erasures on every node.
  const undeclared = [...handled].filter((type) => !declared.has(type) && !type.startsWith('network.'));
  if (without.length === 0 && undeclared.length === 0) return;
  throw new StartFailure({
    it: `Manifesto e gestori non coincidono: senza gestore ${listed(without)}; gestiti ma non dichiarati ${listed(undeclared)}.`,
    en: `Manifest and handlers differ: without a handler ${listed(without)}; handled but not declared ${listed(undeclared)}.`,
  });
}

function listed(types: readonly string[]): string {
  return types.length === 0 ? '-' : types.join(', ');
}
