import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemberKind } from '@filiera/contracts';
import { freePort, startDatabase, temporaryFolder, type Database } from '@filiera/embedded';
import { createMember, initNode, readSettings, type MemberManifest, type Role } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import type { BoardSize } from './fill-board.js';
import { fillNode } from './fill-node.js';
import { manifestOf } from './member-program.js';
import { NodeProgram } from './node-program.js';

const ROLES: readonly Role[] = ['operator', 'manager', 'technician', 'coordinator'];

/** Sent with every request that a role makes. */
export function headersOf(role: Role): Readonly<Record<string, string>> {
  return { 'x-api-key': `key-of-the-${role}` };
}

/** Sent with every request of the daily work. */
export const OPERATOR = headersOf('operator');

/** What a look at a node in this process may use of it. */
type Look = (app: NestFastifyApplication) => Promise<void>;

/** Where a node is made, and whether it is there afterwards. */
interface Place {
  readonly path: string;
  readonly ports: Ports;
  remove(): Promise<void>;
}

/** The node's settings name both: a node that is kept has them again. */
interface Ports {
  readonly http: number;
  readonly database: number;
}

/**
 * A member that has been in the network for long: its tables are full. It runs as often as wanted, each time as a process of its own. Every kind of member is one on
 * the same rows, each with the tables that only its kind has; the coordinator, who follows nobody, has a database of its own.
 */
export class LoadedNode {
  private constructor(
    private readonly database: Database,
    private readonly place: Place,
  ) {}

  /** Where every program of it answers, one at a time. */
  get url(): string {
    return `http://127.0.0.1:${this.place.ports.http}`;
  }

  /**
   * Makes database and settings of an employment office, and fills the tables.
   * @param kept folder of a node that outlives the run: filled by the first, found full by the next; its tables follow the migrations of the programs of the day
   */
  static async make(size: BoardSize, seed: number, kept?: string): Promise<LoadedNode> {
    const place = await (kept === undefined ? newPlace() : keptPlace(kept));
    // What is measured only reads: filling need not wait for the disk.
    const database = await startDatabase({ dataDir: join(place.path, 'database'), port: place.ports.database, fast: true });
    const node = new LoadedNode(database, place);
    try {
      await node.once('board', () => node.as('cpi', (app) => fillNode(app, size, seed)));
      return node;
    } catch (error) {
      await node.remove();
      throw error;
    }
  }

  /** Does something that a node which is kept needs only the first time. */
  async once(name: string, work: () => Promise<void>): Promise<void> {
    const done = join(this.place.path, `${name}.done`);
    if (existsSync(done)) return;
    await work();
    writeFileSync(done, '');
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
    return NodeProgram.start(kind, await this.homeOf(await manifestOf(kind)), join(this.place.path, 'cache'));
  }

  /** Waits until a program of it that has just started has filled the index of the matches: a question for matches waits for it. What a start costs is measured elsewhere. */
  async settled(kind: MemberKind = 'cpi'): Promise<void> {
    if (kind === 'coordinator') return;
    const { status } = await fetch(`${this.url}/matches/candidates/for-vacancy/${await this.oneVacancy()}`, { headers: OPERATOR });
    if (status !== 200) throw new Error(`a question for matches was answered ${status}`);
  }

  private async oneVacancy(): Promise<string> {
    const client = new pg.Client(await this.databaseUrl());
    await client.connect();
    try {
      return (await client.query<{ id: string }>('SELECT id FROM board_vacancy LIMIT 1')).rows[0]!.id;
    } finally {
      await client.end();
    }
  }

  /** Stops the database; removes everything, unless it is kept. */
  async remove(): Promise<void> {
    await this.database.stop();
    await this.place.remove();
  }

  /** Settings and keys of the node as a member of this kind; made at the first call. */
  private async homeOf({ kind, agreement }: MemberManifest): Promise<string> {
    const home = join(this.place.path, `home-${kind}`);
    if (existsSync(home)) return home;
    await initNode(home, {
      id: 'cpi-esempio', kind, name: 'Centro Esempio', agreement, http: { host: '127.0.0.1', port: this.place.ports.http, publicUrl: this.url },
      database: { url: await this.databaseUrl(kind) },
      access: { apiKeys: ROLES.map((role) => ({ label: `${role}-1`, role, sha256: createHash('sha256').update(headersOf(role)['x-api-key']!).digest('hex') })) },
      log: { level: 'warn' },
    }, new Date());
    return home;
  }
}

async function newPlace(): Promise<Place> {
  const folder = temporaryFolder('filiera-bench');
  return { path: folder.path, ports: await freePorts(), remove: () => folder.remove() };
}

async function keptPlace(path: string): Promise<Place> {
  mkdirSync(path, { recursive: true });
  // The database may run under another account.
  chmodSync(path, 0o755);
  const file = join(path, 'ports.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await freePorts()));
  return { path, ports: JSON.parse(readFileSync(file, 'utf8')) as Ports, remove: async () => undefined };
}

async function freePorts(): Promise<Ports> {
  return { http: await freePort(), database: await freePort() };
}
