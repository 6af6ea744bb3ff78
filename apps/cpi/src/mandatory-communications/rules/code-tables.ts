import { VOCATIONAL_QUALIFICATIONS } from './apprentice-ages.js';
import { CONTRACT_CODES, type ContractCode } from './contract-codes.js';
import { END_CAUSES, type EndCause } from './end-causes.js';
import { INTERNSHIP_CATEGORY_CODES, type InternshipCategoryCode } from './internship-categories.js';
import { WORKING_TIMES, type WorkingTime } from './working-time.js';

/** The ministry's codes that communications are read by: of two rows with the same code the later one counts. */
export interface CodeTables {
  readonly contracts: readonly ContractCode[];
  readonly workingTimes: readonly WorkingTime[];
  readonly endCauses: readonly EndCause[];
  readonly internshipCategories: readonly InternshipCategoryCode[];
  /** Levels of education that are a vocational qualification. */
  readonly vocationalQualifications: readonly string[];
}

/** The codes of a table, for messages. */
export function codesOf(rows: readonly { readonly code: string }[]): string {
  return [...new Set(rows.map(({ code }) => code))].join(', ');
}

/** The codes that the program brings. */
export const CODE_TABLES: CodeTables = {
  contracts: CONTRACT_CODES, workingTimes: WORKING_TIMES, endCauses: END_CAUSES, internshipCategories: INTERNSHIP_CATEGORY_CODES, vocationalQualifications: VOCATIONAL_QUALIFICATIONS,
};
