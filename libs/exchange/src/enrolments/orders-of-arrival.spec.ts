import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  trainingEnrolmentCompletedV1, trainingEnrolmentConfirmedV1, trainingEnrolmentDeclinedV1, trainingEnrolmentRequestedV1, trainingEnrolmentWithdrawnV1, type EnrolmentState,
} from '@filiera/contracts';
import type { Delivery, MemberRegistry, ReceivedEvent } from '@filiera/member-kit';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { enrolmentMigrations } from './create-enrolments.migration.js';
import { EnrolmentProjection } from './enrolment-projection.js';
import { EnrolmentEntity } from './enrolment.entity.js';

const HOLDER = 'cpi-esempio';
const OWNER = 'scuola-esempio';
const CONTRACTS = {
  requested: trainingEnrolmentRequestedV1, waiting: trainingEnrolmentConfirmedV1, confirmed: trainingEnrolmentConfirmedV1, declined: trainingEnrolmentDeclinedV1,
  withdrawn: trainingEnrolmentWithdrawnV1, completed: trainingEnrolmentCompletedV1,
};

type Step = ReceivedEvent<EnrolmentState>;
let made = 0;

function step(status: EnrolmentState['status'], version: number, more: Partial<EnrolmentState> = {}, by?: string): Step {
  made += 1;
  const source = by ?? (status === 'requested' || status === 'withdrawn' ? HOLDER : OWNER);
  return {
    id: `0193565c-1111-7000-8000-${String(made).padStart(12, '0')}`, type: CONTRACTS[status].type, source, sourceKind: source === HOLDER ? 'cpi' : 'school', audience: OWNER,
    entity: '0193565c-0000-7000-8000-0000000000a1', version, person: '6f1f6b1e-0000-4000-8000-000000000001', time: new Date(Date.UTC(2026, 10, 23, 9, made)),
    data: { status, course: '0193565c-0000-7000-8000-000000000001', courseOwner: OWNER, holder: HOLDER, answerBy: '2026-11-30T22:59:59.000Z', ...more },
    correlationId: '0193565c-2222-7000-8000-000000000001', sequence: made,
  };
}

describe('the events of one enrolment, as either party receives them', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const projectionAt = (id: string): EnrolmentProjection => new EnrolmentProjection({ self: () => ({ id }) } as MemberRegistry);

  beforeAll(async () => {
    database = await createTestDatabase('enrolments');
    dataSource = await new DataSource({ type: 'postgres', url: database.url, entities: [EnrolmentEntity], migrations: enrolmentMigrations }).initialize();
    await dataSource.runMigrations();
    await dataSource.query('CREATE TABLE outbox_doubt (since timestamptz NOT NULL)');
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('end completed in every order, with the skills and the day on which it was asked', async () => {
    const story = [step('requested', 1), step('waiting', 2, { position: 1 }), step('confirmed', 3), step('completed', 4, { skills: ['http://data.europa.eu/esco/skill/s-1'] })];
    expect(await theOneEndOf(story)).toMatchObject([{ status: 'completed', version: 4, position: null, skills: ['http://data.europa.eu/esco/skill/s-1'], asked_at: story[0]!.time }]);
  });

  it('end withdrawn in every order, although positions were told meanwhile', async () => {
    const story = [step('requested', 1), step('waiting', 2, { position: 2 }), step('withdrawn', 3), step('waiting', 4, { position: 1 })];
    expect(await theOneEndOf(story)).toMatchObject([{ status: 'withdrawn', position: null }]);
  });

  it('end declined in every order, and arrive twice for nothing', async () => {
    const story = [step('requested', 1), step('declined', 2, { declineReason: 'no-places' })];
    expect(await theOneEndOf(story)).toMatchObject([{ status: 'declined', decline_reason: 'no-places' }]);
    expect(await endOf([...story, ...story])).toEqual(await endOf(story));
  });

  it('are refused when their writer may not write them, or when they are of another enrolment', async () => {
    const requested = step('requested', 1);
    await expect(endOf([requested, step('confirmed', 2, {}, HOLDER)])).rejects.toMatchObject({ code: 'enrolment.not-their-step' });
    await expect(endOf([requested, step('withdrawn', 2, {}, OWNER)])).rejects.toMatchObject({ code: 'enrolment.not-their-step' });
    await expect(endOf([requested, step('confirmed', 2, { courseOwner: 'scuola-altra' }, 'scuola-altra')])).rejects.toMatchObject({ code: 'enrolment.not-a-party' });
    await expect(endOf([requested, step('confirmed', 2, { course: '0193565c-0000-7000-8000-000000000002' })])).rejects.toMatchObject({ code: 'enrolment.another-enrolment' });
    await expect(endOf([requested, { ...step('confirmed', 2), person: '6f1f6b1e-0000-4000-8000-000000000002' }])).rejects.toMatchObject({ code: 'enrolment.another-enrolment' });
  });

  it('are refused at the holder when they answer what it never asked', async () => {
    const [requested, confirmed] = [step('requested', 1), step('confirmed', 2)];
    await expect(endOf([confirmed], HOLDER)).rejects.toMatchObject({ code: 'enrolment.not-requested' });
    expect(await endOf([requested, confirmed], HOLDER)).toMatchObject([{ status: 'confirmed' }]);
    await dataSource.query('INSERT INTO outbox_doubt VALUES (now())');
    await expect(endOf([confirmed], HOLDER)).rejects.toMatchObject({ code: 'node.restored' });
    await dataSource.query('DELETE FROM outbox_doubt');
  });

  it('are refused when they leap so far ahead that the other party could no longer answer', async () => {
    const requested = step('requested', 1);
    await expect(endOf([requested, step('waiting', 999_999_999, { position: 1 })], HOLDER)).rejects.toMatchObject({ code: 'enrolment.version-leaps' });
    await expect(endOf([step('requested', 999_999_999)])).rejects.toMatchObject({ code: 'enrolment.version-leaps' });
    expect(await endOf([requested, step('waiting', 900, { position: 1 }), step('waiting', 1_800, { position: 2 })], HOLDER)).toMatchObject([{ version: 1_800 }]);
  });

  /** Plays the story in every order and returns the end, after checking that it is always the same one. */
  async function theOneEndOf(story: Step[]): Promise<unknown[]> {
    const expected = await endOf(story);
    for (const order of permutationsOf(story)) {
      const end = await endOf(order);
      if (JSON.stringify(end) !== JSON.stringify(expected)) expect({ order: order.map(({ data, version }) => `${data.status} ${version}`), end }).toEqual({ order: [], end: expected });
    }
    return expected;
  }

  /** What the table holds after these events, in a transaction that is rolled back. */
  async function endOf(events: Step[], me = OWNER): Promise<unknown[]> {
    const projection = projectionAt(me);
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      for (const event of events) {
        const delivery: Delivery = { tx: runner.manager, rebuild: false, own: event.source === me };
        if (event.type === trainingEnrolmentRequestedV1.type) await projection.onRequested(event, delivery);
        else if (event.type === trainingEnrolmentConfirmedV1.type) await projection.onConfirmed(event, delivery);
        else if (event.type === trainingEnrolmentDeclinedV1.type) await projection.onDeclined(event, delivery);
        else if (event.type === trainingEnrolmentWithdrawnV1.type) await projection.onWithdrawn(event, delivery);
        else await projection.onCompleted(event, delivery);
      }
      return await runner.query('SELECT * FROM enrolment ORDER BY id') as unknown[];
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }
});

function* permutationsOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) {
    yield [...items];
    return;
  }
  for (const [index, first] of items.entries()) {
    for (const rest of permutationsOf(items.filter((_, other) => other !== index))) yield [first, ...rest];
  }
}
