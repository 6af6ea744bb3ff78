import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Registration } from '@filiera/member-kit';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { CreateHub1763900900010 } from '../create-hub.migration.js';
import type { Founding } from '../hub/found-hub.js';
import { HubMemberEntity } from './hub-member.entity.js';
import { KnownMembers } from './known-members.js';

describe('the members that the hub has to know', () => {
  let database: TestDatabase;
  let source: DataSource;

  const founder = (id: string, kind: 'coordinator' | 'steward'): Registration =>
    ({ member: { id, kind, name: `${id} (prova)` }, account: `ACCOUNT-${id}`, signingKeys: [], encryptionKeys: [], agreement: '^1.0.0' });
  const founding = { members: [founder('provincia-prova', 'coordinator'), founder('custode-prova', 'steward')] } as unknown as Founding;
  const standing = async (): Promise<string[]> => (await new KnownMembers(source).all(founding)).map(({ id, status, account }) => `${id} ${status} ${account}`).sort();

  beforeAll(async () => {
    database = await createTestDatabase('known');
    source = await new DataSource({ type: 'postgres', url: database.url, entities: [HubMemberEntity], migrations: [CreateHub1763900900010] }).initialize();
    await source.runMigrations();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('are the founders before anybody was told of them, and stand as the coordinator says', async () => {
    expect(await standing()).toEqual(['custode-prova active ACCOUNT-custode-prova', 'provincia-prova active ACCOUNT-provincia-prova']);
    await source.query(`INSERT INTO hub_member VALUES ('agenzia-due', 'agency', 'suspended', 'ACCOUNT-due', 2)`);
    expect(await standing()).toContain('agenzia-due suspended ACCOUNT-due');
  });

  it('have the steward and the coordinator among them whatever the steward is told of these two', async () => {
    await source.query(`INSERT INTO hub_member VALUES ('custode-prova', 'steward', 'suspended', 'ACCOUNT-custode-prova', 2), ('provincia-prova', 'coordinator', 'left', 'ACCOUNT-provincia-prova', 2)`);
    expect(await standing()).toEqual([
      'agenzia-due suspended ACCOUNT-due', 'custode-prova active ACCOUNT-custode-prova', 'provincia-prova active ACCOUNT-provincia-prova',
    ]);
  });
});
