export {
  createTestDatabase, startOwnBroker, startOwnDatabase, testBroker, testDatabase, testFolder,
  type OwnServer, type TestDatabase,
} from './infrastructure.js';
export { pretendOlderPostgres } from './pretend-older-postgres.js';
export * from './http.js';
export { HubForTests } from './hub/hub-for-tests.js';
export { rawHeaders } from './hub/raw-headers.js';
export { MessagingNode, type MessagingNodeOptions } from './hub/messaging-node.js';
export { eventually } from './hub/eventually.js';
export { signedMessage, signedMessages, type MessageParts, type SignedMessage } from './hub/signed-message.js';
export { memberRecordOf, testMember, type TestMember } from './hub/test-member.js';
export { uuidNamed } from './hub/uuid-named.js';
export { SEEN_TABLE, SeesVacancies, VacancyNetwork } from './hub/vacancy-network.js';
export { startNetwork, type NodeAnswer, type TestNetwork, type TestNetworkOptions } from './network.js';
export { RunningMember, keyOf, type Caller, type RunningMemberOptions } from './member/running-member.js';
export { oneOfManyPeople, samplePerson, sampleProfile, sampleVacancy } from './member/sample-requests.js';
