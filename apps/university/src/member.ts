import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithCourses, internships, withFeatures } from '@filiera/exchange';
import { followingGraduates } from './university-features.js';
import { UniversityModule } from './university.module.js';

/** A university's job placement office: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...withFeatures(exchangeWithCourses, internships, followingGraduates),
  kind: 'university',
  agreement: '^1.5.0',
  imports: [UniversityModule],
};
