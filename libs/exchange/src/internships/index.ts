import type { Feature } from '../features/feature.js';
import { ApprenticeshipEntity } from './apprenticeships/apprenticeship.entity.js';
import { HostAgreementEntity } from './host-agreement.entity.js';
import { InternshipEntity, InternshipSuspensionEntity } from './internship.entity.js';
import { internshipMigrations } from './internships.migration.js';
import { InternshipsModule } from './internships.module.js';

export { InternshipsModule } from './internships.module.js';
export { HostAgreements } from './host-agreements.js';
export { HostAgreementEntity } from './host-agreement.entity.js';
export { holdCandidate } from './held-candidate.js';
export { INTERNSHIP_CATEGORIES, type InternshipCategory, longestFor, shortestFor } from './duration-limits.js';
export { oncePerHostFor } from './once-per-host.js';
export { ApprenticeshipsSettings } from './apprenticeships/apprenticeships-settings.js';
export { ageRuleFor, type AgeRule, type LevelInLaw } from './apprenticeships/apprentice-ages.js';

/** Internships and apprenticeships of own candidates at firms: schools and universities. Nothing of it leaves the node. */
export const internships: Feature = {
  publishes: [], consumes: [], imports: [InternshipsModule],
  entities: [HostAgreementEntity, InternshipEntity, InternshipSuspensionEntity, ApprenticeshipEntity], migrations: internshipMigrations,
};
