import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDatabase, temporaryFolder, type Database } from '@filiera/embedded';
import type { NodeProgram as Launched } from '@filiera/launcher';
import { createMember, readSettings } from '@filiera/member-kit';
import { sampleVacancy, startNetwork, type TestNetwork } from '@filiera/testing';
import { load, reading } from '../http/load.js';
import type { BoardSize } from '../loaded-node/fill-board.js';
import { fillNode } from '../loaded-node/fill-node.js';
import { manifestOf } from '../loaded-node/member-program.js';
import { NodeProgram } from '../loaded-node/node-program.js';

const OFFICE = { id: 'cpi-esempio', kind: 'cpi', name: 'Centro Esempio' } as const;
/** Publishes what arrives at the office. */
const OTHER = { id: 'agency-esempio', kind: 'agency', name: 'Agenzia Esempio' } as const;
const SEED = 21;
const READERS = 64;
/** People at each of the two who publish one vacancy after the other. */
const WRITERS = 4;
const PATHS = ['/board/vacancies', '/board/candidates?occupation=7411', '/board/vacancies?text=elettricista', '/candidates', '/vacancies'];

/** May be published by either. */
const DRAFT = { ...sampleVacancy, validUntil: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), agencyAuthorisation: 'Aut. Min. Esempio 0001' };

/** What the office was asked for and told while it was under load. */
export interface Worked {
  readonly reads: number;
  readonly writes: number;
  readonly arrivals: number;
}

/** An office with full tables that has joined a network: hub, steward, coordinator and another member run beside it. Its program is started and stopped as often as wanted. */
export class JoinedOffice {
  private constructor(private readonly net: TestNetwork, private readonly database: Database, private readonly program: Launched, private readonly folder: ReturnType<typeof temporaryFolder>) {}

  static async make(size: BoardSize): Promise<JoinedOffice> {
    const folder = temporaryFolder('filiera-bench');
    // What is measured is memory and a start: neither waits for the disk.
    const database = await startDatabase({ dataDir: join(folder.path, 'database'), fast: true });
    const net = await startNetwork({ members: [OFFICE, OTHER], folder: join(folder.path, 'network'), databases: (id) => database.createDatabase(id.replaceAll('-', '_')) });
    const first = net.network.node(OFFICE.id);
    await first.stop();
    const office = new JoinedOffice(net, database, first.program, folder);
    await office.fill(size);
    return office;
  }

  start(): Promise<NodeProgram> {
    const { home, environment } = this.program;
    return NodeProgram.start(OFFICE.kind, home, join(this.folder.path, 'cache'), environment);
  }

  /** People read, people write, and events come in, all at once, for so long. */
  async work(milliseconds: number): Promise<Worked> {
    const { url, keys } = this.net.client(OFFICE.id).node;
    const before = await this.arrived();
    let over = false;
    const [here, there] = [OFFICE.id, OTHER.id].map((id) => Array.from({ length: WRITERS }, () => this.publishUntil(id, () => over)));
    const writing = Promise.all([...here!, ...there!]);
    const [{ times }] = await Promise.all([
      load({ url, requests: reading(PATHS), headers: { 'x-api-key': keys.operator! }, connections: READERS, until: { milliseconds } }),
      Promise.race([pause(milliseconds), writing]).finally(() => { over = true; }),
    ]);
    await writing;
    const writes = (await Promise.all(here!)).reduce((sum, count) => sum + count, 0);
    return { reads: times.length, writes, arrivals: await this.arrived() - before };
  }

  async remove(): Promise<void> {
    await this.net.stop();
    await this.database.stop();
    await this.folder.remove();
  }

  private async fill(size: BoardSize): Promise<void> {
    const { home, environment } = this.program;
    const app = await createMember(await manifestOf(OFFICE.kind), await readSettings(home, environment));
    try {
      await fillNode(app, size, SEED);
    } finally {
      await app.close();
    }
  }

  private async publishUntil(id: string, enough: () => boolean): Promise<number> {
    const client = this.net.client(id);
    let published = 0;
    for (; !enough(); published++) {
      const { id: vacancy } = await client.post<{ id: string }>('/vacancies', DRAFT);
      await client.post(`/vacancies/${vacancy}/publish`);
    }
    return published;
  }

  private async arrived(): Promise<number> {
    const [row] = await this.net.rows<{ count: string }>(OFFICE.id, 'SELECT count(*) AS count FROM inbox');
    return Number(row!.count);
  }
}
