import type { MemberManifest } from '@filiera/member-kit';
import { ApprenticeshipsSettings, exchangeWithCourses, internships, withFeatures } from '@filiera/exchange';
import { schooling } from './school-features.js';
import { SchoolModule } from './school.module.js';

/** A secondary school, Punto Borsa Lavoro: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...withFeatures(exchangeWithCourses, internships, schooling),
  kind: 'school',
  agreement: '^1.5.0',
  imports: [SchoolModule],
  work: { apprenticeships: ApprenticeshipsSettings },
};
