import type { Agreement } from './agreement.types.js';
import { articles } from './articles/articles.js';
import { dataCategories } from './data-categories.js';
import { fieldNames } from './field-names.js';
import { legalBases } from './legal-bases.js';
import { memberStandards } from './member-standards.js';
import { monitors, parties, progressWatchers } from './parties.js';
import { purposes } from './purposes.js';
import { candidateRules } from './rules/candidate-rules.js';
import { needRules } from './rules/need-rules.js';
import { networkRules } from './rules/network-rules.js';
import { placementRules } from './rules/placement-rules.js';
import { referralRules } from './rules/referral-rules.js';
import { trainingRules } from './rules/training-rules.js';
import { vacancyRules } from './rules/vacancy-rules.js';
import { serviceStandards } from './service-standards.js';
import { streams } from './streams.js';

/** The network agreement in force. Streams, filters, gates, variants, schemas and the document that is signed all derive from it. */
export const AGREEMENT: Agreement = {
  title: { it: 'Accordo di Rete dei servizi per il lavoro', en: 'Network agreement of the employment services' },
  version: '1.5.0',
  effectiveFrom: '2026-01-01',
  parties,
  articles,
  purposes,
  legalBases,
  dataCategories,
  streams,
  fieldNames,
  events: [...candidateRules, ...vacancyRules, ...referralRules, ...placementRules, ...trainingRules, ...needRules, ...networkRules],
  monitors,
  progressWatchers,
  serviceStandards,
  memberStandards,
};
