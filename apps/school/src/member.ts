import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithCourses } from '@filiera/exchange';
import { SchoolModule } from './school.module.js';

/** A secondary school, Punto Borsa Lavoro: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithCourses,
  kind: 'school',
  agreement: '^1.1.0',
  imports: [SchoolModule],
};
