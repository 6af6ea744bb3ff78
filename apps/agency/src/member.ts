import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithPlacements } from '@filiera/exchange';
import { AgencyModule } from './agency.module.js';

/** A private work agency: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithPlacements,
  kind: 'agency',
  agreement: '^1.1.0',
  imports: [AgencyModule],
};
