/** Real nats-server and PostgreSQL as child processes, for `npm start` and the tests. */
export { EmbeddedConfiguration } from './embedded.config.js';
export { freePort } from './free-port.js';
export { isAlive } from './wait-until.js';
export { installedPackage } from './installed-package.js';
export { startBroker, type Broker, type BrokerOptions } from './broker/start-broker.js';
export { brokerConfiguration, type BrokerConfigurationOptions, type ServerTls, type SyncInterval } from './broker/server-configuration.js';
export { stuckAfterFullDisk } from './broker/stuck-after-full-disk.js';
export { KeptServer, type KeepableServer, type Keeping } from './kept-server.js';
export { natsServerBinary, NATS_SERVER_SHA256 } from './broker/nats-server-binary.js';
export { plannedDatabaseUrl, startDatabase, type Database, type DatabaseOptions } from './database/start-database.js';
export { createOwnDatabase, dropOwnDatabase, type OwnDatabaseOptions } from './database/own-database.js';
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.js';
export { createLocalAuthority, type LocalAuthority } from './tls/local-authority.js';
