/** Starts one broker and one database for the whole run of Jest. Plain JavaScript, because Jest does not transform its set-up in ESM mode. */
import { join } from 'node:path';
import '../../../infra/bootstrap/typescript.mjs';

export default async function setUp() {
  const { startBroker, startDatabase, temporaryFolder } = await import('@filiera/embedded');
  const folder = temporaryFolder('filiera-test');
  const [broker, database] = await Promise.all([
    startBroker({ storeDir: join(folder.path, 'broker'), serverName: 'test', syncInterval: '2m' }),
    startDatabase({ dataDir: join(folder.path, 'database'), fast: true }),
  ]);
  // Workers are forked after this and inherit it.
  process.env.FILIERA_TEST_FOLDER = folder.path;
  process.env.FILIERA_TEST_BROKER_URL = broker.url;
  process.env.FILIERA_TEST_DATABASE_URL = database.adminUrl;
  globalThis.filieraTestInfrastructure = { folder, broker, database };
}
