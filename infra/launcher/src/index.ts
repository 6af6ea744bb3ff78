/** A whole network on one machine, for `npm start` and for tests. */
export { DataFolder, DataInUse, resetData } from './network/data-folder.js';
export type { NetworkOptions } from './network/network-options.js';
export { programOf } from './network/program-files.js';
export { LocalNetwork } from './network/start-network.js';
export { ALLOCATOR } from './nodes/allocator.js';
export { NodeProcess, type NodeProgram } from './nodes/node-process.js';
export { COORDINATOR, type MemberPlan, SAMPLE_MEMBERS, STEWARD } from './members/sample-members.js';
export { readMembersFile } from './members/members-file.js';
export { QUIET, type Teller } from './speaking/teller.js';
