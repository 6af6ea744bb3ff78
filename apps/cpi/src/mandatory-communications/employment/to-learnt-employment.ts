import type { LearntEmployment } from '@filiera/exchange';
import type { KnownMunicipality } from '../rules/check-parties.js';
import type { CodeTables } from '../rules/code-tables.js';
import { contractCodeOf, contractTypeOf } from '../rules/contract-codes.js';
import { endReasonOf } from '../rules/end-causes.js';
import { occupationOf } from '../rules/occupation-of.js';
import type { Employment } from './decide-employment.js';

/** Why the network is told nothing of an employment. */
export type NotTold = 'urgent' | 'no-placement';

/**
 * What the network is told of an employment: the form, the days, the municipality by its ISTAT code, the hours, the group of the occupation. Employer, pay and
 * the person's data are left out on purpose. An urgent hire says neither contract nor work until it is completed, and socially useful work is no employment.
 */
export function toLearntEmployment({ agencyWork, terms, transformedOn, workplace, ended }: Employment, municipality: KnownMunicipality, { contracts, endCauses }: CodeTables): LearntEmployment | NotTold {
  const { code, startDate, seasonal, weeklyHours, qualification } = terms;
  if (code === undefined || qualification === undefined) return 'urgent';
  const row = contractCodeOf(contracts, { kind: transformedOn === undefined ? 'ASS' : 'TRS', code, startDate, changedOn: transformedOn });
  const contract = row ? contractTypeOf(row, { seasonal, agencyWork, hasEnd: terms.endDate !== undefined }) : null;
  if (contract === null) return 'no-placement';
  const endDate = ended?.on ?? terms.endDate;
  const istat = workplace === undefined ? undefined : municipality(workplace)?.istat;
  return {
    contract, startDate, occupation: occupationOf(qualification),
    ...(endDate ? { endDate } : {}), ...(istat ? { municipality: istat } : {}), ...(weeklyHours ? { weeklyHours } : {}),
    ...(ended ? { ended: endReasonOf(endCauses, ended.cause) } : {}),
  };
}
