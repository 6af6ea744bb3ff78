import type { EventRule } from '../agreement.types.js';

/**
 * Employment offices follow every placement; the members that it concerns read it whatever their kind. An employment office that is itself concerned has it from
 * the offices' copy, so that copy leaves nothing out: the referral's identifier means nothing to those who do not have the referral.
 */
const rule = {
  publishers: ['cpi', 'agency'],
  variants: [
    { audience: 'cpi', readers: ['cpi'], omits: [] },
    { audience: 'parties', readers: ['agency', 'school', 'university', 'eures'], omits: [] },
  ],
  purpose: 'placement-follow-up',
  legalBases: ['public-task', 'consent'],
  dataCategories: ['placement'],
  retention: 'P2Y',
} as const;

export const placementRules: readonly EventRule[] = [
  { ...rule, type: 'placement.started.v1', title: { it: 'inserimento iniziato', en: 'placement started' }, clause: '6.1' },
  { ...rule, type: 'placement.transformed.v1', title: { it: 'rapporto trasformato', en: 'placement transformed' }, clause: '6.2' },
  { ...rule, type: 'placement.extended.v1', title: { it: 'rapporto prorogato', en: 'placement extended' }, clause: '6.2' },
  { ...rule, type: 'placement.ended.v1', title: { it: 'rapporto concluso', en: 'placement ended' }, clause: '6.2' },
];
