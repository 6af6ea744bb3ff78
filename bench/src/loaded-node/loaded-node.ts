import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MemberKind } from '@filiera/contracts';
import { freePort, startDatabase, temporaryFolder, type Database } from '@filiera/embedded';
import { createMember, initNode, readSettings, type MemberManifest, type Role } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { fillBoard, type BoardSize } from './fill-board.js';
import { fillOwnRecords } from './fill-own-records.js';
import { manifestOf } from './member-program.js';
import { NodeProgram } from './node-program.js';
import { OfferedWork } from './offered-work.js';

const ROLES: readonly Role[] = ['operator', 'manager', 'technician', 'coordinator'];

/** Sent with every request that a role makes. */
export function headersOf(role: Role): Readonly<Record<string, string>> {
  return { 'x-api-key': `key-of-the-${role}` };
}

/** Sent with every request of the daily work. */
export const OPERATOR = headersOf('operator');

/** What a look at a node in this process may use of it. */
type Look = (app: NestFastifyApplication) => Promise<void>;

/**
 * A member that has been in the network for long: its tables are full. It runs as often as wanted, each time as a process of its own. Every kind of member is one on
 * the same rows, each with the tables that only its kind has; the coordinator, who follows nobody, has a database of its own.
 */
export class LoadedNode {
  private constructor(
    private readonly database: Database,
    private readonly folder: string,
    private readonly port: number,
    private readonly clear: () => Promise<void>,
  ) {}

  /** Where every program of it answers, one at a time. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /**
   * Makes database and settings of an employment office, and fills the tables.
   * @param look works in the node while it is in this process
   */
  static async make(size: BoardSize, seed: number, look: Look = async () => undefined): Promise<LoadedNode> {
    const folder = temporaryFolder('filiera-bench');
    // What is measured only reads: filling need not wait for the disk.
    const database = await startDatabase({ dataDir: join(folder.path, 'database'), fast: true });
    const clear = async (): Promise<void> => {
      await database.stop();
      await folder.remove();
    };
    const node = new LoadedNode(database, folder.path, await freePort(), clear);
    try {
      await node.as('cpi', async (app) => {
        await fillBoard(app, new OfferedWork(seed, new Date()), size);
        await fillOwnRecords(app.get(DataSource));
        // As the database would do by itself in the night.
        await app.get(DataSource).query('VACUUM ANALYZE');
        await look(app);
      });
      return node;
    } catch (error) {
      await clear();
      throw error;
    }
  }

  /** The database that members of this kind work on here. */
  databaseUrl(kind: MemberKind = 'cpi'): Promise<string> {
    return this.database.createDatabase(kind === 'coordinator' ? 'coordinator' : 'node');
  }

  /** Works in a node of this kind while it is in this process. */
  async as(kind: MemberKind, look: Look): Promise<void> {
    const manifest = await manifestOf(kind);
    const app = await createMember(manifest, await readSettings(await this.homeOf(manifest)));
    try {
      await look(app);
    } finally {
      await app.close();
    }
  }

  async start(kind: MemberKind = 'cpi'): Promise<NodeProgram> {
    return NodeProgram.start(kind, await this.homeOf(await manifestOf(kind)), join(this.folder, 'cache'));
  }

  remove(): Promise<void> {
    return this.clear();
  }

  /** Settings and keys of the node as a member of this kind; made at the first call. */
  private async homeOf({ kind, agreement }: MemberManifest): Promise<string> {
    const home = join(this.folder, `home-${kind}`);
    if (existsSync(home)) return home;
    await initNode(home, {
      id: 'cpi-esempio', kind, name: 'Centro Esempio', agreement, http: { host: '127.0.0.1', port: this.port, publicUrl: this.url },
      database: { url: await this.databaseUrl(kind) },
      access: { apiKeys: ROLES.map((role) => ({ label: `${role}-1`, role, sha256: createHash('sha256').update(headersOf(role)['x-api-key']!).digest('hex') })) },
      log: { level: 'warn' },
    }, new Date());
    return home;
  }
}
