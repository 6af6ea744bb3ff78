import { createNamedKey, initNode, NodeHome, namedKeyFromPem, registeredKey, type NamedKey } from '@filiera/member-kit';
import { createTestDatabase, MessagingNode, testFolder, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Finding } from './check-list.js';
import { signingKeyFinding } from './signing-key-finding.js';

const MEMBER = { id: 'agenzia-prova', kind: 'agency', name: 'Agenzia di prova' } as const;
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const ENDED = '2026-06-01T00:00:00.000Z';

describe('the signing key, as the registry has it', () => {
  const home = new NodeHome(testFolder('signing-key'));
  const older = createNamedKey('ed25519');
  let database: TestDatabase;
  let client: pg.Client;
  let current: NamedKey;

  beforeAll(async () => {
    database = await createTestDatabase('signing-key');
    client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await initNode(home, { ...MEMBER, agreement: '^1.0.0', http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000' }, database: { url: database.url } }, LONG_AGO);
    current = namedKeyFromPem(home.read(home.signing), 'ed25519');
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const look = (): Promise<Finding> => signingKeyFinding(client, home, MEMBER.id);
  const register = (...keys: readonly object[]): Promise<unknown> => client.query(
    `INSERT INTO member (id, version, kind, name, status, account, signing_keys, encryption_keys, agreement) VALUES ($1, 1, $2, $3, 'active', 'A', $4, '[]', '^1.0.0')`,
    [MEMBER.id, MEMBER.kind, MEMBER.name, JSON.stringify(keys)]);

  it('is no matter before the node has run', async () => {
    expect(await look()).toEqual({ ok: true, detail: current.kid });
  });

  describe('once the node has run', () => {
    beforeAll(async () => {
      await (await MessagingNode.start({
        databaseUrl: database.url, messaging: { self: MEMBER, hub: null, coordinator: null, signing: current, encryption: [createNamedKey('x25519')] },
      })).stop();
    });
    beforeEach(() => client.query('TRUNCATE member, outbox_batch, outbox_waiting'));

    it('is as it should be before the registry is known, and while it names no end, or one to come', async () => {
      expect(await look()).toEqual({ ok: true, detail: current.kid });
      await register({ ...registeredKey(older, LONG_AGO), validUntil: ENDED }, { ...registeredKey(current, LONG_AGO), validUntil: new Date(Date.now() + 3_600_000).toISOString() });
      expect(await look()).toEqual({ ok: true, detail: current.kid });
    });

    it('has ended in a folder from before a rotation', async () => {
      await register({ ...registeredKey(current, LONG_AGO), validUntil: ENDED }, registeredKey(older, LONG_AGO));
      expect(await look()).toMatchObject({ ok: false, why: `${current.kid}, ${ENDED}`, todo: { en: expect.stringContaining('from before a rotation') } });
    });

    it('is not yet the one in use where events wait after what was sealed with one that has ended', async () => {
      await register({ ...registeredKey(older, LONG_AGO), validUntil: ENDED }, registeredKey(current, LONG_AGO));
      await client.query("INSERT INTO outbox_batch (id, last_position, key_id, signature, leaves, sealed_at) VALUES (1, 1, $1, 'x', '\\x00', now())", [older.kid]);
      expect(await look()).toMatchObject({ ok: true });
      await client.query('INSERT INTO outbox_waiting (position) VALUES (2)');
      expect(await look()).toMatchObject({ ok: false, why: ENDED, todo: { en: expect.stringContaining('restart') } });
    });
  });
});
