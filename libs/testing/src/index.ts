export {
  createTestDatabase, startOwnBroker, startOwnDatabase, testBroker, testDatabase, testFolder,
  type OwnServer, type TestDatabase,
} from './infrastructure.js';
export * from './http.js';
