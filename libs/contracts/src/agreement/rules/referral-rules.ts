import type { EventRule } from '../agreement.types.js';

/** A referral concerns two members, and nobody else reads it (clause 5.1). */
const rule = {
  publishers: ['cpi', 'agency', 'school', 'university', 'eures'],
  variants: [{ audience: 'parties', readers: ['cpi', 'agency', 'school', 'university', 'eures'], omits: [] }],
  purpose: 'referral',
  legalBases: ['public-task', 'consent'],
  dataCategories: ['referral'],
  retention: 'P1Y',
} as const;

export const referralRules: readonly EventRule[] = [
  { ...rule, type: 'referral.proposed.v1', title: { it: 'invio proposto', en: 'referral proposed' }, clause: '5.2' },
  { ...rule, type: 'referral.accepted.v1', title: { it: 'invio accettato', en: 'referral accepted' }, clause: '5.3' },
  { ...rule, type: 'referral.declined.v1', title: { it: 'invio rifiutato', en: 'referral declined' }, clause: '5.3' },
  { ...rule, type: 'referral.withdrawn.v1', title: { it: 'invio ritirato', en: 'referral withdrawn' }, clause: '5.4' },
  { ...rule, type: 'referral.closed.v1', title: { it: 'invio concluso', en: 'referral closed' }, clause: '5.4' },
  {
    ...rule,
    type: 'referral.contacts-shared.v1',
    title: { it: 'contatti trasmessi', en: 'contacts shared' },
    clause: '5.5',
    // Only a member that can hold a candidate has contacts to give.
    publishers: ['cpi', 'agency', 'school', 'university'],
    dataCategories: ['encrypted-contacts'],
  },
];
