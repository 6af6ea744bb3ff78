import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithPlacements, withFeatures } from '@filiera/exchange';
import { agencyWork } from './agency-features.js';
import { AgencyModule } from './agency.module.js';
import { MissionsSettings } from './missions/missions-settings.js';

/** A private work agency: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...withFeatures(exchangeWithPlacements, agencyWork),
  kind: 'agency',
  agreement: '^1.5.0',
  imports: [AgencyModule],
  work: { missions: MissionsSettings },
};
