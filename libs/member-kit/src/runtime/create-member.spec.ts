import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, type OnModuleInit } from '@nestjs/common';
import { placementStartedV1, referralProposedV1, vacancyPublishedV1 } from '@filiera/contracts';
import { createTestDatabase, eventually, testFolder, type TestDatabase } from '@filiera/testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { SAMPLE_MANIFEST, keyOf, sampleSettings, startSample } from '../../test/sample-member.js';
import type { NodeSettings } from '../configuration/node-settings.js';
import { Roles } from '../access/roles.js';
import { AgreementVersions } from '../agreement/agreement-versions.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { createMember } from './create-member.js';

const slow = { entered: (): void => undefined, leave: Promise.resolve() };

@Controller('slow')
class SlowController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Roles('operator')
  async answer(): Promise<{ rows: unknown }> {
    slow.entered();
    await slow.leave;
    return { rows: await this.unitOfWork.run((tx) => tx.query('SELECT 1 AS one')) };
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

const begun: string[] = [];

/** A part that needs the tables of its own version as soon as it begins. */
@Module({})
class BeginsWithTables implements OnModuleInit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async onModuleInit(): Promise<void> {
    await this.unitOfWork.run((tx) => tx.query('SELECT count(*) FROM outbox'));
    begun.push('with tables');
  }
}

describe('a member in this process', () => {
  let database: TestDatabase;
  let settings: NodeSettings;

  beforeAll(async () => {
    database = await createTestDatabase('member');
    settings = await sampleSettings(database.url, testFolder('member'));
  });
  afterAll(() => database?.drop());

  it('answers the requests in progress before anything it needs is closed', async () => {
    const app = await createMember({ ...SAMPLE_MANIFEST, imports: [SlowModule] }, settings);
    let leave!: () => void;
    slow.leave = new Promise((resolve) => { leave = resolve; });
    const entered = new Promise<void>((resolve) => { slow.entered = resolve; });
    const answer = fetch(`${await app.getUrl()}/slow`, { headers: { 'x-api-key': keyOf('operator') } });
    await entered;
    const closed = app.close();
    leave();
    expect(await (await answer).json()).toEqual({ rows: [{ one: 1 }] });
    await closed;
    expect(app.get(DataSource).isInitialized).toBe(false);
  });

  it('begins no part of itself before its turn has come and the tables are migrated', async () => {
    const empty = await createTestDatabase('member');
    const own = await sampleSettings(empty.url, testFolder('member'));
    const manifest = { ...SAMPLE_MANIFEST, imports: [BeginsWithTables] };
    const first = await createMember(manifest, own);
    expect(begun).toEqual(['with tables']);
    let standsBy!: () => void;
    const standing = new Promise<void>((resolve) => { standsBy = resolve; });
    const second = createMember(manifest, own, { standingBy: standsBy });
    await standing;
    expect(begun).toHaveLength(1);
    await first.close();
    const app = await second;
    expect(begun).toHaveLength(2);
    await app.close();
    await empty.drop();
  });

  it('refuses a manifest that the agreement contradicts, with every contradiction and its clause', async () => {
    const manifest = { ...SAMPLE_MANIFEST, kind: 'school' as const, agreement: '^9.0.0', publishes: [placementStartedV1], consumes: [vacancyPublishedV1] };
    const starting = createMember(manifest, settings);
    await expect(starting).rejects.toThrow(/programma di un membro school, ma node\.yml dice cpi/);
    await expect(starting).rejects.toThrow(/capisce l'accordo \^9\.0\.0, ma è costruito con/);
    await expect(starting).rejects.toThrow(/placement\.started\.v1 \(clausola /);
  });

  it('is closed when it may not go on and nobody else sees to it', async () => {
    const app = await startSample(settings);
    await app.get(UnitOfWork).run((tx) => tx.query(`INSERT INTO agreement_version (version, publication, effective_from) VALUES ('2.0.0', 1, '2026-11-01')`));
    app.get(AgreementVersions).changed();
    await eventually('the end', () => !app.get(DataSource).isInitialized);
    await expect(startSample(settings)).rejects.toThrow(/Since 2026-11-01 the agreement 2\.0\.0 is in force/);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('DELETE FROM agreement_version');
    await client.end();
  });

  it('refuses a manifest that declares an event without a handler', async () => {
    await expect(createMember({ ...SAMPLE_MANIFEST, consumes: [referralProposedV1] }, settings)).rejects.toThrow(/senza gestore referral\.proposed\.v1/);
  });

  it('can start and stop again and again in one process', async () => {
    for (let i = 0; i < 3; i++) {
      const app = await startSample(settings);
      expect((await fetch(`${await app.getUrl()}/health/live`)).status).toBe(200);
      await app.close();
    }
  });

  it('lets two members of different databases live side by side', async () => {
    const other = await createTestDatabase('member');
    const both = await Promise.all([startSample(settings), startSample(await sampleSettings(other.url, testFolder('member')))]);
    const [one, two] = both.map((app) => app.get(DataSource).options as { url: string });
    expect(one!.url).not.toBe(two!.url);
    await Promise.all(both.map((app) => app.close()));
    await other.drop();
  });
});
