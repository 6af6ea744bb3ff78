import type { EventRule } from '../agreement.types.js';

const rule = {
  publishers: ['cpi'],
  variants: [{ audience: 'all', readers: ['cpi', 'agency', 'school', 'university'], omits: [] }],
  purpose: 'needs-analysis',
  legalBases: ['no-personal-data'],
  dataCategories: ['need'],
  retention: 'P2Y',
} as const;

export const needRules: readonly EventRule[] = [
  { ...rule, type: 'need.declared.v1', title: { it: 'fabbisogno dichiarato', en: 'need declared' }, clause: '12.1' },
  { ...rule, type: 'need.withdrawn.v1', title: { it: 'fabbisogno ritirato', en: 'need withdrawn' }, clause: '12.3' },
];
