import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithCourses } from '@filiera/exchange';
import { UniversityModule } from './university.module.js';

/** A university's job placement office: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithCourses,
  kind: 'university',
  agreement: '^1.1.0',
  imports: [UniversityModule],
};
