import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  contractOf, placementEndedV1, placementStartedV1, type PlacementState, referralAcceptedV1, referralClosedV1, referralContactsSharedV1, referralDeclinedV1,
  referralProposedV1, type ReferralState, referralWithdrawnV1,
} from '@filiera/contracts';
import { type Delivery, type MemberRegistry, type ReceivedEvent, Secrets, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { placementMigrations } from '../placements/create-placements.migration.js';
import { PlacementProjection } from '../placements/placement-projection.js';
import { PlacementEntity } from '../placements/placement.entity.js';
import { referralMigrations } from './create-referrals.migration.js';
import { KeepContacts } from './keep-contacts.js';
import { ReferralProjection } from './referral-projection.js';
import { ReferralContactsEntity, ReferralEntity, ReferralStepEntity } from './referral.entity.js';

const HOLDER = 'scuola-esempio';
const OWNER = 'agenzia-esempio';
const REFERRAL = '0193565c-0000-7000-8000-0000000000a1';
const VACANCY = '0193565c-0000-7000-8000-000000000001';
const PLACEMENT = '0193565c-0000-7000-8000-0000000000b1';
const PERSON = '6f1f6b1e-0000-4000-8000-000000000001';

/** Opens what it sealed itself: the cryptography has its own tests. */
class PlainSecrets extends Secrets {
  async sealFor(_member: string, value: object): Promise<{ jwe: string; key: string }> {
    return { jwe: JSON.stringify(value), key: 'plain' };
  }

  async open(jwe: string): Promise<unknown> {
    return JSON.parse(jwe) as unknown;
  }
}

type AnyEvent = ReceivedEvent<ReferralState & PlacementState & { jwe: string; key: string }>;

let made = 0;

function event(contract: { type: string }, source: string, version: number, data: object, entity = REFERRAL): AnyEvent {
  made += 1;
  return {
    id: `0193565c-1111-7000-8000-${String(made).padStart(12, '0')}`, type: contract.type, source, sourceKind: source === OWNER ? 'agency' : 'school',
    audience: OWNER, entity, version, person: PERSON, time: new Date(Date.UTC(2026, 10, 23, 9, made)), data: data as AnyEvent['data'],
    correlationId: '0193565c-2222-7000-8000-000000000001', sequence: made,
  };
}

function referral(contract: { type: string }, source: string, version: number, state: Partial<ReferralState>): AnyEvent {
  return event(contract, source, version, {
    status: contractOf(contract.type)!.event, vacancy: VACANCY, vacancyOwner: OWNER, holder: HOLDER, proposedBy: 'holder', answerBy: '2026-11-30T22:59:59.000Z', ...state,
  });
}

function placement(contract: { type: string }, version: number, state: Partial<PlacementState>): AnyEvent {
  return event(contract, OWNER, version, {
    status: 'active', referral: REFERRAL, vacancy: VACANCY, vacancyOwner: OWNER, holder: HOLDER, occupation: { isco: '7411' }, contract: 'fixed-term',
    startDate: '2026-10-01', endDate: '2026-12-31', sample: true, ...state,
  }, PLACEMENT);
}

const sealed = (contacts: unknown): AnyEvent => event(referralContactsSharedV1, HOLDER, 2, { jwe: JSON.stringify(contacts), key: 'plain' });
const contacts = (): AnyEvent => sealed({ firstName: 'Persona', lastName: 'Esempio', phone: '+39 0832 000001' });

describe('the events of one story, as the vacancy’s owner receives them', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const registry = { self: () => ({ id: OWNER, kind: 'agency' }) } as MemberRegistry;
  const projection = new ReferralProjection(registry);
  const placements = new PlacementProjection();
  // An owner of vacancies shares no contacts: only the holder's node does, and that has its own end-to-end test.
  const keeper = new KeepContacts(registry, new PlainSecrets(), { once: async () => undefined } as never);

  beforeAll(async () => {
    database = await createTestDatabase('orders');
    dataSource = await new DataSource({
      type: 'postgres', url: database.url, entities: [ReferralEntity, ReferralStepEntity, ReferralContactsEntity, PlacementEntity],
      migrations: [...referralMigrations, ...placementMigrations],
    }).initialize();
    await dataSource.runMigrations();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('end in the same state in every order when the person is hired', async () => {
    const end = await theOneEndOf([
      referral(referralProposedV1, HOLDER, 1, {}), referral(referralAcceptedV1, OWNER, 2, {}), contacts(),
      referral(referralClosedV1, OWNER, 3, { outcome: 'hired' }), placement(placementStartedV1, 1, {}),
      placement(placementEndedV1, 2, { status: 'ended', endDate: '2026-11-20', endReason: 'resignation' }),
    ]);
    expect(end).toMatchObject({
      referral: [{ status: 'closed', outcome: 'hired', version: 3 }], contacts: [{ way: 'received', first_name: 'Persona' }],
      placement: [{ status: 'ended', version: 2, referral: REFERRAL }],
    });
    expect(end.step).toHaveLength(3);
  });

  it('end without contacts in every order when one party withdraws while the other goes on', async () => {
    const end = await theOneEndOf([
      referral(referralProposedV1, HOLDER, 1, {}), referral(referralAcceptedV1, OWNER, 2, {}), contacts(),
      referral(referralWithdrawnV1, HOLDER, 3, {}), referral(referralClosedV1, OWNER, 3, { outcome: 'not-hired' }),
    ]);
    expect(end).toMatchObject({ referral: [{ status: 'withdrawn', version: 3 }], contacts: [{ way: 'dropped', first_name: null, last_name: null, phone: null }] });
  });

  it('end withdrawn in every order when an acceptance and a withdrawal cross', async () => {
    const end = await theOneEndOf([
      referral(referralProposedV1, HOLDER, 1, {}), referral(referralAcceptedV1, OWNER, 2, {}), referral(referralWithdrawnV1, HOLDER, 2, {}),
    ]);
    expect(end).toMatchObject({ referral: [{ status: 'withdrawn', version: 2 }], contacts: [{ way: 'dropped' }] });
  });

  it('place a candidate once when every event arrives twice', async () => {
    const story = [
      referral(referralProposedV1, HOLDER, 1, {}), referral(referralAcceptedV1, OWNER, 2, {}), contacts(), placement(placementStartedV1, 1, {}),
    ];
    expect(await endOf([...story, ...story])).toEqual(await endOf(story));
  });

  it('keep a placement whose referral has not arrived, and link it afterwards', async () => {
    const started = placement(placementStartedV1, 1, {});
    expect(await endOf([started])).toMatchObject({ referral: [], placement: [{ referral: REFERRAL }] });
    expect(await endOf([started, referral(referralAcceptedV1, OWNER, 2, {})])).toMatchObject({ referral: [{ id: REFERRAL }], placement: [{ referral: REFERRAL }] });
  });

  it('refuse a step that its writer may not write', async () => {
    const proposed = referral(referralProposedV1, HOLDER, 1, {});
    await expect(endOf([proposed, referral(referralAcceptedV1, HOLDER, 2, {})])).rejects.toMatchObject({ code: 'referral.not-their-step' });
    await expect(endOf([proposed, referral(referralAcceptedV1, OWNER, 2, { vacancy: PLACEMENT })])).rejects.toMatchObject({ code: 'referral.another-referral' });
    await expect(endOf([proposed, { ...referral(referralAcceptedV1, OWNER, 2, {}), person: '6f1f6b1e-0000-4000-8000-000000000002' }])).rejects.toMatchObject({ code: 'referral.another-referral' });
    await expect(endOf([referral(referralProposedV1, HOLDER, 1, { vacancyOwner: 'agenzia-altra' })])).rejects.toMatchObject({ code: 'referral.not-a-party' });
    await expect(endOf([proposed, referral(referralClosedV1, HOLDER, 3, { outcome: 'hired' })])).rejects.toMatchObject({ code: 'referral.not-their-step' });
  });

  it('keep no contacts but those that the holder sent of the candidate', async () => {
    const [proposed, accepted, real] = [referral(referralProposedV1, HOLDER, 1, {}), referral(referralAcceptedV1, OWNER, 2, {}), contacts()];
    const others: AnyEvent[] = [{ ...contacts(), source: 'scuola-altra' }, { ...contacts(), person: '6f1f6b1e-0000-4000-8000-000000000002' }];
    for (const foreign of others) {
      await expect(endOf([proposed, accepted, foreign])).rejects.toMatchObject({ code: 'referral.contacts-of-another' });
      expect(await endOf([foreign, proposed, accepted])).toMatchObject({ referral: [{ status: 'accepted' }], contacts: [] });
      expect(await endOf([foreign, referral(referralClosedV1, OWNER, 3, { outcome: 'hired' }), real])).toMatchObject({ contacts: [{ way: 'received', person: PERSON }] });
    }
  });

  it('refuse sealed contacts of another form by the rules that they break, without repeating them', async () => {
    const secret = 'Persona Esempio 1';
    const refused: readonly [unknown, string][] = [
      [{ name: secret, surname: secret }, 'name: unknown-field; surname: unknown-field; firstName: required; lastName: required'],
      [{ firstName: secret, lastName: 1, email: secret, phone: '' }, 'lastName: text; email: e-mail; phone: text'],
      [{ firstName: secret, lastName: secret, email: null }, 'email: e-mail'],
      [[secret], 'contacts: type'],
      [secret, 'contacts: type'],
    ];
    for (const [wrong, detail] of refused) {
      const failure: unknown = await endOf([sealed(wrong)]).catch((error: unknown) => error);
      expect(failure).toMatchObject({ reason: 'invalid-payload', detail });
      expect(String(failure)).not.toContain(secret);
    }
  });

  it('keep the newest contacts that the holder sent', async () => {
    const [first, corrected] = [contacts(), sealed({ firstName: 'Persona', lastName: 'Esempio', email: 'persona1@example.org' })];
    const before = [referral(referralProposedV1, HOLDER, 1, {}), referral(referralAcceptedV1, OWNER, 2, {})];
    expect(await theOneEndOf([...before, first, corrected])).toMatchObject({ contacts: [{ way: 'received', email: 'persona1@example.org', phone: null }] });
    expect(await theOneEndOf([...before, first, corrected, referral(referralWithdrawnV1, HOLDER, 3, {})])).toMatchObject({ contacts: [{ way: 'dropped', email: null }] });
  });

  it('refuse a step that leaps so far ahead that the other party could no longer answer', async () => {
    const proposed = referral(referralProposedV1, HOLDER, 1, {});
    await expect(endOf([proposed, referral(referralWithdrawnV1, HOLDER, 999_999_999, {})])).rejects.toMatchObject({ code: 'referral.version-leaps' });
    await expect(endOf([referral(referralProposedV1, HOLDER, 999_999_999, {})])).rejects.toMatchObject({ code: 'referral.version-leaps' });
    expect(await endOf([referral(referralWithdrawnV1, HOLDER, 3, {}), proposed])).toMatchObject({ referral: [{ status: 'withdrawn', version: 3 }] });
  });

  it('end in the newer step when two arrive at the same moment, whichever is committed first', async () => {
    const [accepted, proposed] = [referral(referralAcceptedV1, OWNER, 2, {}), referral(referralProposedV1, HOLDER, 1, {})];
    const first = dataSource.createQueryRunner();
    await first.startTransaction();
    await deliver(accepted, first.manager);
    const second = new UnitOfWork(dataSource).run((tx) => deliver(proposed, tx));
    await eventually('the second to wait', () => dataSource.query<unknown[]>(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`), (rows) => rows.length === 1);
    await first.commitTransaction();
    await first.release();
    await second;
    expect(await dataSource.query('SELECT status, version FROM referral')).toEqual([{ status: 'accepted', version: 2 }]);
    expect(await dataSource.query('SELECT version FROM referral_step ORDER BY version')).toEqual([{ version: 1 }, { version: 2 }]);
    await dataSource.query('TRUNCATE referral, referral_step, referral_contacts');
  });

  /** Plays the story in every order and returns the end, after checking that it is always the same one. */
  async function theOneEndOf(story: AnyEvent[]): Promise<Record<string, unknown[]>> {
    const expected = await endOf(story);
    for (const order of permutationsOf(story)) {
      const end = await endOf(order);
      if (JSON.stringify(end) !== JSON.stringify(expected)) expect({ order: order.map(({ type }) => type), end }).toEqual({ order: [], end: expected });
    }
    return expected;
  }

  /** What the tables hold after these events, in a transaction that is rolled back. */
  async function endOf(events: AnyEvent[]): Promise<Record<string, unknown[]>> {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      for (const one of events) await deliver(one, runner.manager);
      return {
        referral: await runner.query('SELECT * FROM referral ORDER BY id'),
        step: await runner.query('SELECT * FROM referral_step ORDER BY event'),
        contacts: await runner.query('SELECT referral, person, way, first_name, last_name, email, phone FROM referral_contacts ORDER BY referral'),
        placement: await runner.query('SELECT * FROM placement ORDER BY id'),
      };
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  async function deliver(one: AnyEvent, tx: Transaction): Promise<void> {
    const delivery: Delivery = { tx, rebuild: false, own: one.source === OWNER };
    const handlers: Record<string, (() => Promise<void>)[]> = {
      [referralProposedV1.type]: [() => projection.onProposed(one, delivery), () => keeper.onProposed(one, delivery)],
      [referralAcceptedV1.type]: [() => projection.onAccepted(one, delivery), () => keeper.onAccepted(one, delivery)],
      [referralDeclinedV1.type]: [() => projection.onDeclined(one, delivery), () => keeper.onDeclined(one, delivery)],
      [referralWithdrawnV1.type]: [() => projection.onWithdrawn(one, delivery), () => keeper.onWithdrawn(one, delivery)],
      [referralClosedV1.type]: [() => projection.onClosed(one, delivery), () => keeper.onClosed(one, delivery)],
      [referralContactsSharedV1.type]: [() => keeper.onContactsShared(one, delivery)],
      [placementStartedV1.type]: [() => placements.onStarted(one, delivery)],
      [placementEndedV1.type]: [() => placements.onEnded(one, delivery)],
    };
    for (const handle of handlers[one.type]!) await handle();
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
