import { createHash } from 'node:crypto';
import {
  addApiKey, Clock, createMember, initNode, type Invitation, namedKeyFromPem, NkeyPair, NodeHome, proveRegistration, readRegistration, readSettings, type Registration,
  type RegistrationProof, type Role, signInvitation, trustHub,
} from '@filiera/member-kit';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { coordinator as manifest } from '../src/member.js';

/** The key of each role. */
export const keyOf = (role: Role): string => `key-of-the-${role}`;

/** A clock that a test moves. */
export class TestClock extends Clock {
  constructor(private time = new Date('2026-11-23T08:00:00Z')) {
    super();
  }

  override now(): Date {
    return this.time;
  }

  /** Lets days pass. */
  pass(days: number): void {
    this.time = new Date(this.time.getTime() + days * 86_400_000);
  }
}

/** A node of an organisation, as far as joining needs it: its home and its keys. */
export class JoiningNode {
  private constructor(readonly home: NodeHome, readonly registration: Registration) {}

  static async make(id: string, kind: Registration['member']['kind'], now: Date): Promise<JoiningNode> {
    const home = new NodeHome(`${testFolder(id)}/home`);
    const registration = await initNode(home, {
      id, kind, name: `${id} (prova)`, agreement: '^1.0.0',
      http: { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' }, database: { url: 'postgres://x@127.0.0.1/x' },
    }, now);
    return new JoiningNode(home, registration);
  }

  /** Proof that this node holds its keys. */
  prove(purpose: string, registration = this.registration): RegistrationProof {
    return proveRegistration(registration, purpose, namedKeyFromPem(this.home.read(this.home.signing), 'ed25519'), new NkeyPair(this.home.read(this.home.account)));
  }
}

/** The coordinator's program in this process, with a database of its own; its events stay in its outbox. */
export class RunningCoordinator {
  private constructor(readonly app: NestFastifyApplication, readonly home: NodeHome, readonly clock: TestClock, private readonly database: TestDatabase) {}

  static async start(): Promise<RunningCoordinator> {
    const clock = new TestClock();
    const database = await createTestDatabase('coordinator');
    const own = await JoiningNode.make('provincia-prova', 'coordinator', clock.now());
    const steward = await JoiningNode.make('custode-prova', 'steward', clock.now());
    const anchor = { id: 'provincia-prova', url: 'http://127.0.0.1:1', signingKeys: own.registration.signingKeys };
    trustHub(own.home, { servers: ['nats://127.0.0.1:1'], account: NkeyPair.create('account').getPublicKey() }, anchor);
    own.home.write(own.home.file('founding.json'), JSON.stringify({ members: [own.registration, steward.registration] }));
    for (const role of ['operator', 'manager', 'technician', 'coordinator'] as const) {
      addApiKey(own.home, { label: role, role, sha256: createHash('sha256').update(keyOf(role)).digest('hex') });
    }
    return new RunningCoordinator(await this.open(own.home, clock, database.url), own.home, clock, database);
  }

  /** Stops the program and starts it again on the same data. */
  async restarted(): Promise<RunningCoordinator> {
    await this.app.close();
    return new RunningCoordinator(await RunningCoordinator.open(this.home, this.clock, this.database.url), this.home, this.clock, this.database);
  }

  async call(role: Role, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    return this.send({ 'x-api-key': keyOf(role) }, method, url, payload);
  }

  /** Registers a node with an invitation as its Bearer token. */
  async register(invitation: string | null, payload: object): Promise<{ status: number; body: Record<string, unknown> }> {
    return this.send(invitation === null ? {} : { authorization: `Bearer ${invitation}` }, 'POST', '/registrations', payload);
  }

  async send(headers: Record<string, string>, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await this.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.json() };
  }

  async invite(id: string, kind = 'cpi'): Promise<string> {
    const { body } = await this.call('coordinator', 'POST', '/invitations', { id, kind, name: `${id} (prova)` });
    return body['invitation'] as string;
  }

  /** Types and entities of what it has told the network, in order. */
  async told(): Promise<string[]> {
    const rows = await this.query<{ type: string; entity: string }>('SELECT type, entity FROM outbox ORDER BY position');
    return rows.map(({ type, entity }) => `${type} ${entity}`);
  }

  query<R>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    return this.app.get(DataSource).query<R[]>(sql, parameters);
  }

  /** An invitation signed with a key of one's own: this coordinator's, unless another is given. */
  sign(invitation: Invitation, home = this.home): Promise<string> {
    return signInvitation(invitation, namedKeyFromPem(home.read(home.signing), 'ed25519'));
  }

  get signingKeys(): Registration['signingKeys'] {
    return readRegistration(this.home).signingKeys;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  private static async open(home: NodeHome, clock: Clock, url: string): Promise<NestFastifyApplication> {
    const settings = await readSettings(home.dir, { FILIERA_DATABASE_URL: url, FILIERA_HTTP_PORT: '0', FILIERA_LOG_LEVEL: 'silent' });
    return createMember(manifest, settings, {
      clock,
      messaging: {
        self: settings.member, hub: null, coordinator: settings.hub!.coordinator,
        signing: namedKeyFromPem(home.read(home.signing), 'ed25519'), encryption: [namedKeyFromPem(home.read(home.encryption), 'x25519')],
      },
    });
  }
}
