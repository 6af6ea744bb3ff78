import type { DatedRule } from '@filiera/exchange';

/** How long one worker may be sent to one user firm, and how often one mission may be extended. */
export interface MissionLimit extends DatedRule {
  /** Whether the agency employs the worker for an indefinite time. */
  readonly permanent: boolean;
  /** All missions of the worker at the firm together. */
  readonly months: number;
  /** Days before this one are not counted, `YYYY-MM-DD`. */
  readonly countedFrom: string;
  /** Extensions of one mission, by the agencies' collective agreement; null when it sets none. */
  readonly extensions: { readonly most: number; readonly source: string } | null;
}

const AGREEMENT_OF_2014 = 'CCNL agenzie di somministrazione 27/2/2014';
const AGREEMENT_OF_2019 = 'CCNL agenzie di somministrazione 15/10/2019';

/**
 * Months are the law's since 2018, extensions the collective agreement's, which is renewed now and then: a new one is a new row, here or in an agency's `node.yml`.
 * The oldest first.
 */
export const LIMITS: readonly MissionLimit[] = [
  { permanent: false, months: 36, countedFrom: '1900-01-01', validFrom: '2014-02-27', source: AGREEMENT_OF_2014, extensions: { most: 6, source: AGREEMENT_OF_2014 } },
  { permanent: false, months: 24, countedFrom: '1900-01-01', validFrom: '2018-07-14', source: 'D.L. 87/2018 art. 1 e 2', extensions: { most: 6, source: AGREEMENT_OF_2014 } },
  { permanent: false, months: 24, countedFrom: '1900-01-01', validFrom: '2019-10-15', source: 'D.L. 87/2018 art. 1 e 2', extensions: { most: 6, source: AGREEMENT_OF_2019 } },
  { permanent: true, months: 24, countedFrom: '2025-01-12', validFrom: '2025-01-12', source: 'D.Lgs 81/2015 art. 31; L. 203/2024 art. 10', extensions: null },
];
