/** What tests of the whole network share with the campaign: load, checker, rows. */
export { type Row, type RowContext, NotHere } from './campaign/row.js';
export { runRow, type RowRun } from './campaign/run-row.js';
export type { RowOutcome } from './campaign/row-outcome.js';
export { ALL_ROWS } from './rows/all-rows.js';
export { killsAtRandom } from './rows/kills-at-random.js';
export { until } from './network/until.js';
export { allPublished } from './network/all-published.js';
export { registration, SHARED_SECTIONS, vacancyDraft } from './workload/requests.js';
export { SeededRandom } from './workload/seeded-random.js';
