import { trainingGuidanceAnnulledV1, trainingGuidanceGivenV1, type GuidanceState } from '@filiera/contracts';
import type { Delivery, MemberRegistry, ReceivedEvent } from '@filiera/member-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CreateGuidance1764506000000 } from './create-guidance.migration.js';
import { GuidanceProjection } from './guidance-projection.js';

const [SCHOOL, OFFICE, OTHER] = ['scuola-esempio', 'cpi-esempio', 'cpi-altro'];
let made = 0;

function told(version: number, change: { readonly data?: Partial<GuidanceState>; readonly annulled?: boolean; readonly source?: string; readonly person?: string } = {}): ReceivedEvent<GuidanceState> {
  made += 1;
  return {
    id: `0193565c-1111-7000-8000-${String(made).padStart(12, '0')}`, type: (change.annulled ? trainingGuidanceAnnulledV1 : trainingGuidanceGivenV1).type, source: change.source ?? OFFICE!,
    sourceKind: 'cpi', audience: SCHOOL!, entity: '0193565c-0000-7000-8000-0000000000b1', version, person: change.person ?? '6f1f6b1e-0000-4000-8000-000000000001',
    time: new Date(Date.UTC(2026, 10, 23, 9, made)), data: { kind: 'basic', heldOn: '2026-11-23', heldBy: OFFICE!, holder: SCHOOL!, nextStep: 'training', ...change.data },
    correlationId: '0193565c-2222-7000-8000-000000000001', sequence: made,
  };
}

describe('what others tell of interviews with own candidates', () => {
  let database: TestDatabase;
  let source: DataSource;
  const projection = new GuidanceProjection({ self: () => ({ id: SCHOOL }) } as unknown as MemberRegistry);

  beforeAll(async () => {
    database = await createTestDatabase('guidance');
    source = await new DataSource({ type: 'postgres', url: database.url, migrations: [CreateGuidance1764506000000] }).initialize();
    await source.runMigrations();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  beforeEach(() => source.query('TRUNCATE guidance_elsewhere'));

  const receive = (event: ReceivedEvent<GuidanceState>): Promise<void> => source.transaction((tx) => {
    const delivery = { tx } as Delivery;
    return event.type === trainingGuidanceGivenV1.type ? projection.onGiven(event, delivery) : projection.onAnnulled(event, delivery);
  });
  const kept = () => source.query<object[]>(`SELECT held_by, kind, to_char(held_on, 'YYYY-MM-DD') AS held_on, next_step, annulled, version FROM guidance_elsewhere`);

  it('is annulled in whatever order it comes, and however often', async () => {
    const story = [told(1), told(2, { annulled: true })];
    for (const order of [[0, 1], [1, 0], [1, 0, 1, 0]]) {
      await source.query('TRUNCATE guidance_elsewhere');
      for (const at of order) await receive(story[at]!);
      expect(await kept()).toEqual([{ held_by: OFFICE, kind: 'basic', held_on: '2026-11-23', next_step: 'training', annulled: true, version: 2 }]);
    }
  });

  it('is not changed by whoever tells another of that id at the same moment', async () => {
    const first = source.createQueryRunner();
    await first.startTransaction();
    await projection.onGiven(told(1), { tx: first.manager } as Delivery);
    const second = receive(told(2, { source: OTHER!, data: { heldBy: OTHER!, nextStep: 'none' } }));
    await eventually('the second to wait', () => source.query<unknown[]>(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`), (rows) => rows.length === 1);
    await first.commitTransaction();
    await first.release();
    await second;
    expect(await kept()).toMatchObject([{ held_by: OFFICE, next_step: 'training', version: 1 }]);
  });

  it('is refused from whoever did not hold it, of somebody else’s candidate, and in another’s place (clause 11.6)', async () => {
    const foreign = expect.objectContaining({ status: 403, code: 'guidance-interview.foreign' });
    await expect(receive(told(1, { source: OTHER! }))).rejects.toEqual(foreign);
    await expect(receive(told(1, { data: { holder: OTHER! } }))).rejects.toEqual(foreign);
    await receive(told(1));
    await expect(receive(told(2, { source: OTHER!, data: { heldBy: OTHER! } }))).rejects.toEqual(foreign);
    await expect(receive(told(2, { person: '6f1f6b1e-0000-4000-8000-000000000002' }))).rejects.toEqual(foreign);
    expect(await kept()).toHaveLength(1);
  });

  it('leaves out what this member told itself', async () => {
    await receive(told(1, { source: SCHOOL!, data: { heldBy: SCHOOL!, holder: OFFICE! } }));
    expect(await kept()).toEqual([]);
  });
});
