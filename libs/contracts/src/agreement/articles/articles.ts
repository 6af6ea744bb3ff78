import type { Article } from '../agreement.types.js';
import { candidates } from './candidates.js';
import { coordination } from './coordination.js';
import { erasure } from './erasure.js';
import { members } from './members.js';
import { needs } from './needs.js';
import { placements } from './placements.js';
import { purposeAndPrinciples } from './purpose-and-principles.js';
import { referrals } from './referrals.js';
import { standards } from './service-standards.js';
import { training } from './training.js';
import { vacancies } from './vacancies.js';
import { versions } from './versions.js';

/** The articles of the agreement, in order. */
export const articles: readonly Article[] = [
  purposeAndPrinciples,
  members,
  candidates,
  vacancies,
  referrals,
  placements,
  erasure,
  coordination,
  standards,
  versions,
  training,
  needs,
];
