import type { EventRule } from '../agreement.types.js';

const rule = {
  publishers: ['cpi', 'agency', 'eures', 'school', 'university'],
  variants: [{ audience: 'all', readers: ['cpi', 'agency', 'school', 'university', 'eures'], omits: [] }],
  purpose: 'job-placement',
  legalBases: ['no-personal-data'],
  dataCategories: ['vacancy'],
  retention: 'P1Y',
} as const;

export const vacancyRules: readonly EventRule[] = [
  { ...rule, type: 'vacancy.published.v1', title: { it: 'offerta pubblicata', en: 'vacancy published' }, clause: '4.1' },
  { ...rule, type: 'vacancy.updated.v1', title: { it: 'offerta aggiornata', en: 'vacancy updated' }, clause: '4.1' },
  { ...rule, type: 'vacancy.filled.v1', title: { it: 'offerta coperta', en: 'vacancy filled' }, clause: '4.4' },
  { ...rule, type: 'vacancy.expired.v1', title: { it: 'offerta scaduta', en: 'vacancy expired' }, clause: '4.4' },
  { ...rule, type: 'vacancy.withdrawn.v1', title: { it: 'offerta ritirata', en: 'vacancy withdrawn' }, clause: '4.4' },
];
