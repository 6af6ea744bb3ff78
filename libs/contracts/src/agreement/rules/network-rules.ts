import { MEMBER_KINDS } from '../member-kind.js';
import type { EventRule, Variant } from '../agreement.types.js';

const everyone: readonly Variant[] = [{ audience: 'all', readers: MEMBER_KINDS, omits: [] }];

const registry = {
  publishers: ['coordinator'],
  variants: everyone,
  purpose: 'network-governance',
  legalBases: ['no-personal-data'],
  dataCategories: ['member-record'],
  retention: 'P10Y',
} as const;

const erasure = { purpose: 'erasure', legalBases: ['legal-obligation'], dataCategories: ['pseudonym'], retention: 'P10Y' } as const;

/** Whoever can act before a crisis begins reads of it (clause 12.4). */
const crisis = {
  publishers: ['cpi'],
  variants: [{ audience: 'all', readers: ['cpi', 'agency', 'school', 'university', 'eures', 'coordinator'], omits: [] }],
  purpose: 'crisis-preparation',
  legalBases: ['no-personal-data'],
  dataCategories: ['crisis'],
  retention: 'P2Y',
} as const;

/** What waited is known to the member concerned by an identifier of its own, which says nothing to the coordinator and would lead to a person there. */
const breach = {
  publishers: ['coordinator', 'cpi'],
  variants: [
    { audience: 'parties', readers: ['cpi', 'agency', 'school', 'university', 'eures'], omits: [] },
    { audience: 'coordinator', readers: ['coordinator'], omits: ['entity'] },
  ],
  purpose: 'service-quality',
  legalBases: ['no-personal-data'],
  dataCategories: ['breach'],
  retention: 'P2Y',
} as const;

export const networkRules: readonly EventRule[] = [
  { ...registry, type: 'network.member-joined.v1', title: { it: 'membro entrato', en: 'member joined' }, clause: '2.1' },
  { ...registry, type: 'network.member-suspended.v1', title: { it: 'membro sospeso', en: 'member suspended' }, clause: '2.3' },
  { ...registry, type: 'network.member-resumed.v1', title: { it: 'membro riammesso', en: 'member resumed' }, clause: '2.3' },
  { ...registry, type: 'network.member-left.v1', title: { it: 'membro uscito', en: 'member left' }, clause: '2.4' },
  { ...registry, type: 'network.agreement-published.v1', title: { it: "versione dell'accordo pubblicata", en: 'version of the agreement published' }, clause: '10.1', dataCategories: ['agreement-version'] },
  {
    ...erasure,
    type: 'network.erasure-requested.v1',
    title: { it: 'cancellazione richiesta', en: 'erasure requested' },
    clause: '7.1',
    publishers: ['cpi', 'agency', 'school', 'university'],
    variants: everyone,
  },
  {
    ...erasure,
    type: 'network.erasure-confirmed.v1',
    title: { it: 'cancellazione confermata', en: 'erasure confirmed' },
    clause: '7.2',
    publishers: ['cpi', 'agency', 'school', 'university', 'eures', 'steward'],
    variants: [
      { audience: 'coordinator', readers: ['coordinator', 'steward'], omits: [] },
      { audience: 'parties', readers: ['cpi', 'agency', 'school', 'university'], omits: [] },
    ],
  },
  { ...crisis, type: 'network.crisis-announced.v1', title: { it: 'crisi annunciata', en: 'crisis announced' }, clause: '12.4' },
  { ...crisis, type: 'network.crisis-withdrawn.v1', title: { it: 'crisi non più annunciata', en: 'crisis no longer announced' }, clause: '12.6' },
  { ...breach, type: 'network.standard-breached.v1', title: { it: 'termine mancato', en: 'term missed' }, clause: '9.10' },
  { ...breach, type: 'network.breach-withdrawn.v1', title: { it: 'termine mancato ritirato', en: 'missed term withdrawn' }, clause: '9.11' },
];
