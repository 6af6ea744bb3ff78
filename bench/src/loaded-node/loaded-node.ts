import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { freePort, startDatabase, temporaryFolder } from '@filiera/embedded';
import { exchangeWithPlacements } from '@filiera/exchange';
import { createMember, initNode, readSettings, type MemberManifest } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { fillBoard, type BoardSize } from './fill-board.js';
import { fillOwnRecords } from './fill-own-records.js';
import { NodeProgram } from './node-program.js';
import { OfferedWork } from './offered-work.js';

/** What an employment office is made of. */
const MANIFEST: MemberManifest = { ...exchangeWithPlacements, kind: 'cpi', agreement: '^1.0.0' };
const KEY = 'key-of-the-operator';

/** Sent with every request. */
export const OPERATOR = { 'x-api-key': KEY };

/** An employment office that has been in the network for long: its tables are full. It runs as often as wanted, each time as a process of its own. */
export class LoadedNode {
  private constructor(
    readonly databaseUrl: string,
    readonly url: string,
    private readonly home: string,
    private readonly cache: string,
    private readonly clear: () => Promise<void>,
  ) {}

  /**
   * Makes database and settings, and fills the tables.
   * @param look works in the node while it is in this process
   */
  static async make(size: BoardSize, seed: number, look: (app: NestFastifyApplication) => Promise<void> = async () => undefined): Promise<LoadedNode> {
    const folder = temporaryFolder('filiera-bench');
    // What is measured only reads: filling need not wait for the disk.
    const database = await startDatabase({ dataDir: join(folder.path, 'database'), fast: true });
    const clear = async (): Promise<void> => {
      await database.stop();
      await folder.remove();
    };
    try {
      const databaseUrl = await database.createDatabase('node');
      const home = join(folder.path, 'home');
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      await initNode(home, {
        id: 'cpi-esempio', kind: MANIFEST.kind, name: 'Centro Esempio', agreement: MANIFEST.agreement, http: { host: '127.0.0.1', port, publicUrl: url },
        database: { url: databaseUrl }, access: { apiKeys: [{ label: 'operator-1', role: 'operator', sha256: createHash('sha256').update(KEY).digest('hex') }] },
        log: { level: 'warn' },
      }, new Date());
      const app = await createMember(MANIFEST, await readSettings(home));
      try {
        await fillBoard(app, new OfferedWork(seed, new Date()), size);
        await fillOwnRecords(app.get(DataSource));
        // As the database would do by itself in the night.
        await app.get(DataSource).query('VACUUM ANALYZE');
        await look(app);
      } finally {
        await app.close();
      }
      return new LoadedNode(databaseUrl, url, home, join(folder.path, 'cache'), clear);
    } catch (error) {
      await clear();
      throw error;
    }
  }

  start(): Promise<NodeProgram> {
    return NodeProgram.start(this.home, this.cache);
  }

  remove(): Promise<void> {
    return this.clear();
  }
}
