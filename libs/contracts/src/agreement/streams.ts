import type { StreamRule } from './agreement.types.js';

const MIB = 1024 * 1024;

/** Technical annex: one stream on the hub for each family, sized for a province; together they must fit the hub's disk. */
export const streams: readonly StreamRule[] = [
  { family: 'candidate', name: 'CANDIDATES', maxBytes: 1024 * MIB },
  { family: 'vacancy', name: 'VACANCIES', maxBytes: 1024 * MIB },
  { family: 'referral', name: 'REFERRALS', maxBytes: 512 * MIB },
  { family: 'placement', name: 'PLACEMENTS', maxBytes: 512 * MIB },
  { family: 'network', name: 'NETWORK', maxBytes: 256 * MIB },
];
