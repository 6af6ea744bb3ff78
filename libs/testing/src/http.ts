/** Tools for the tests of a member's HTTP side: the role matrix, and requests from sensible to absurd. */
export { roleMatrix, wrongCells, type KeyOfRole, type MatrixCell } from './http/role-matrix.js';
export { fuzzRoutes, type FuzzFault, type FuzzOptions, type FuzzReport } from './http/fuzz-routes.js';
export { operationsIn } from './http/fuzz-plan.js';
export { BOOKKEEPING, changedTables, fingerprint, type Fingerprint } from './http/table-fingerprint.js';
