import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithPlacements, withFeatures } from '@filiera/exchange';
import { CpiModule } from './cpi.module.js';
import { servicesToPeople } from './services-to-people.js';

/** A Centro per l'Impiego: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...withFeatures(exchangeWithPlacements, servicesToPeople),
  kind: 'cpi',
  agreement: '^1.0.0',
  imports: [CpiModule],
};
