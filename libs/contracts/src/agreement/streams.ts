import type { StreamRule } from './agreement.types.js';

const MIB = 1024 * 1024;

/** Technical annex: one stream on the hub for each family, sized for a province; together they must fit the hub's disk. */
export const streams: readonly StreamRule[] = [
  { family: 'candidate', name: 'CANDIDATES', title: { it: 'Candidati', en: 'Candidates' }, maxBytes: 1024 * MIB },
  { family: 'vacancy', name: 'VACANCIES', title: { it: 'Offerte di lavoro', en: 'Vacancies' }, maxBytes: 1024 * MIB },
  { family: 'referral', name: 'REFERRALS', title: { it: 'Invii di candidati', en: 'Referrals' }, maxBytes: 512 * MIB },
  { family: 'placement', name: 'PLACEMENTS', title: { it: 'Inserimenti al lavoro', en: 'Placements' }, maxBytes: 512 * MIB },
  { family: 'training', name: 'TRAINING', title: { it: 'Formazione', en: 'Training' }, maxBytes: 256 * MIB },
  { family: 'need', name: 'NEEDS', title: { it: 'Fabbisogni', en: 'Needs' }, maxBytes: 128 * MIB },
  { family: 'network', name: 'NETWORK', title: { it: 'Vita della rete', en: 'The network itself' }, maxBytes: 256 * MIB },
];
