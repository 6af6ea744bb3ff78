import { createHash } from 'node:crypto';
import { createMember, initNode, settingsFrom, type Clock, type MemberManifest, type MessagingOptions, type Role } from '@filiera/member-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Test } from 'supertest';
import { DataSource } from 'typeorm';
import type { HubForTests } from '../hub/hub-for-tests.js';
import type { TestMember } from '../hub/test-member.js';
import { createTestDatabase, testFolder, type TestDatabase } from '../infrastructure.js';

const ROLES: readonly Role[] = ['operator', 'manager', 'technician', 'coordinator'];

/** The key of each role of a {@link RunningMember}. */
export const keyOf = (role: Role): string => `key-of-the-${role}`;

/** What a test decides of a member. */
export interface RunningMemberOptions {
  /** Left out, it has joined no hub. */
  readonly hub?: HubForTests;
  /** Its part in that hub. */
  readonly member?: TestMember;
  readonly clock?: Clock;
  /** Sections of its settings besides those that every member of a test has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Its database and home folder, when it is started outside of the tests' own run; both are then the caller's to remove. */
  readonly place?: { readonly databaseUrl: string; readonly home: string };
}

/** The calls of one role: `await cpi.as('operator').post('/candidates', {...}).expect(201)`. */
export interface Caller {
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body: object): Test;
  patch(path: string, body: object): Test;
}

/** A whole member in this process, with a database of its own and HTTP on a free port. */
export class RunningMember implements AsyncDisposable {
  private constructor(readonly app: NestFastifyApplication, readonly url: string, private readonly database: Pick<TestDatabase, 'url' | 'drop'>) {}

  static async start(manifest: MemberManifest, { hub, member, clock, settings: sections, place }: RunningMemberOptions = {}): Promise<RunningMember> {
    const database = place ? { url: place.databaseUrl, drop: async () => undefined } : await createTestDatabase(manifest.kind);
    const home = place?.home ?? testFolder(manifest.kind);
    const who = { id: member?.id ?? `${manifest.kind}-esempio`, kind: manifest.kind, name: `Membro Esempio ${manifest.kind}` };
    const http = { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' };
    await initNode(home, { ...who, agreement: manifest.agreement, http, database: { url: database.url } }, new Date());
    const settings = await settingsFrom({
      home, member: who, http, database: { url: database.url, waitSeconds: 0 },
      access: { apiKeys: ROLES.map((role) => ({ label: `${role}-1`, role, sha256: createHash('sha256').update(keyOf(role)).digest('hex') })) }, log: { level: 'silent' }, ...sections,
    });
    const messaging: MessagingOptions | undefined = hub && member && hub.optionsFor(member);
    const app = await createMember(manifest, settings, { ...(clock && { clock }), ...(messaging && { messaging }) });
    return new RunningMember(app, await app.getUrl(), database);
  }

  /** Calls as one role. */
  as(role: Role): Caller {
    const signed = (test: Test): Test => test.set('x-api-key', keyOf(role));
    const agent = request(this.url);
    return {
      get: (path) => signed(agent.get(path)), post: (path, body = {}) => signed(agent.post(path)).send(body),
      put: (path, body) => signed(agent.put(path)).send(body), patch: (path, body) => signed(agent.patch(path)).send(body),
    };
  }

  query<R = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    return this.app.get(DataSource).query<R[]>(sql, parameters);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
