import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithPlacements } from '@filiera/exchange';
import { CpiModule } from './cpi.module.js';

/** A Centro per l'Impiego: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithPlacements,
  kind: 'cpi',
  agreement: '^1.0.0',
  imports: [CpiModule],
};
