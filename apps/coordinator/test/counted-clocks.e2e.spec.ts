import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGREEMENT, retentionOf } from '@filiera/contracts';
import { UnitOfWork } from '@filiera/member-kit';
import { DropOldClocks } from '../src/standards/drop-old-clocks.js';
import { runClocks, type ClockEvent } from '../src/standards/run-clocks.js';
import { RunningCoordinator } from './running-coordinator.js';

const REFERRALS = 60;
const HOUR_MS = 3_600_000;
const BEGIN = Date.parse('2026-11-02T08:00:00Z');

describe('the counts of the clocks that stopped', () => {
  let province: RunningCoordinator;

  beforeAll(async () => {
    province = await RunningCoordinator.start();
  });
  afterAll(() => province?.stop());

  const event = (type: string, number: number, hours: number): ClockEvent => {
    const time = new Date(BEGIN + hours * HOUR_MS);
    return { type, entity: `invio-${number}`, time, storedAt: time, correlationId: `storia-${number}`, source: 'cpi-uno', audience: 'agenzia-due', person: null };
  };
  const run = (events: readonly ClockEvent[]): Promise<void> => province.app.get(UnitOfWork).run((tx) => runClocks(events, tx));

  it('are those of the clocks themselves, in whatever order and however often they are told to start and stop', async () => {
    const numbers = Array.from({ length: REFERRALS }, (_, number) => number);
    // Some stop before they are known to have started, some stop twice, the earlier time told later, some within their time and some not, and one in five runs still.
    await run(numbers.filter((number) => number % 3 === 0 && number % 5 !== 0).map((number) => event('referral.accepted.v1', number, 7 * number + 0.4)));
    await run(numbers.map((number) => event('referral.proposed.v1', number, number % 4)));
    await run(numbers.filter((number) => number % 5 !== 0).map((number) => event('referral.accepted.v1', number, 6 * number + 5.7)));
    await run(numbers.filter((number) => number % 7 === 0 && number % 5 !== 0).map((number) => event('referral.declined.v1', number, 2 * number + 5)));
    await run(numbers.map((number) => event('referral.proposed.v1', number, number % 4)));

    const counts = await province.query(`SELECT standard, hours, answered::int AS answered, late::int AS late FROM standard_times WHERE answered > 0 OR late <> 0 ORDER BY standard, hours`);
    const clocks = await province.query(`
      SELECT standard, floor(took / 3600)::int AS hours, count(*)::int AS answered, (count(*) FILTER (WHERE stopped_at > due_at))::int AS late
      FROM standard_clock WHERE took IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`);
    expect(counts).toEqual(clocks);
    expect(counts.length).toBeGreaterThan(20);

    const [whole] = await province.query<{ answered: number; open: number; late: number; middle: number }>(`
      SELECT count(took)::int AS answered, (count(*) - count(took))::int AS open, (count(*) FILTER (WHERE coalesce(stopped_at, $1) > due_at))::int AS late,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY took) / 3600 AS middle FROM standard_clock WHERE standard = 'referral-answered'`, [province.clock.now()]);
    const { body } = await province.call('coordinator', 'GET', '/standards');
    const { answered, open, late, middle } = whole!;
    expect(Math.min(answered, open, late, answered - late)).toBeGreaterThan(0);
    expect(body as unknown as object[]).toContainEqual(expect.objectContaining({ id: 'referral-answered', answered, open, late, medianHours: Math.round(middle * 100) / 100 }));
  });

  it('are of the two members whose clock it is, whoever else speaks of the same entity', async () => {
    const [proposed, accepted] = [event('referral.proposed.v1', 900, 0), event('referral.accepted.v1', 900, 5)];
    const answer = { ...accepted, source: 'agenzia-due', audience: 'cpi-uno' };
    const stopped = async (): Promise<(Date | null)[]> =>
      (await province.query<{ at: Date | null }>(`SELECT stopped_at AS at FROM standard_clock WHERE entity = 'invio-900' AND standard = 'referral-answered' AND started_at IS NOT NULL`)).map(({ at }) => at);
    await run([{ ...accepted, source: 'scuola-tre' }]);
    await run([proposed]);
    await run([{ ...accepted, source: 'scuola-tre', audience: 'cpi-uno' }, { ...accepted, audience: 'all' }]);
    expect(await stopped()).toEqual([null]);
    await run([answer]);
    expect(await stopped()).toEqual([answer.time]);
    // Of a clock that ran before its parties were kept, whom it concerns is known.
    await province.query(`DELETE FROM standard_clock WHERE entity = 'invio-900' AND started_at IS NULL`);
    await province.query(`UPDATE standard_clock SET parties = '', stopped_at = NULL WHERE entity = 'invio-900' AND standard = 'referral-answered' AND started_at IS NOT NULL`);
    await run([{ ...accepted, source: 'scuola-tre', audience: 'cpi-uno' }, { ...accepted, audience: 'all' }]);
    expect(await stopped()).toEqual([null]);
    await run([answer]);
    expect(await stopped()).toEqual([answer.time]);
  });

  it('took no time where they stopped before the hub had what started them, as contacts that go out with an acceptance', async () => {
    const accepted = { ...event('referral.accepted.v1', 902, 10), storedAt: new Date(BEGIN + 20 * HOUR_MS) };
    await run([accepted, event('referral.contacts-shared.v1', 902, 10)]);
    expect(await province.query(`SELECT took, stopped_at > due_at AS late FROM standard_clock WHERE entity = 'invio-902' AND standard = 'contacts-shared'`)).toEqual([{ took: 0, late: false }]);
    expect(await province.query(`SELECT standard FROM standard_times WHERE hours < 0`)).toEqual([]);
  });

  it('start when the hub had the event, however far it is dated back, and are not started again by a repair', async () => {
    const proposed = { ...event('referral.proposed.v1', 901, -60 * 24), storedAt: new Date(BEGIN) };
    const started = (): Promise<unknown> => province.query(`SELECT started_at AS started, due_at AS due FROM standard_clock WHERE entity = 'invio-901' AND standard = 'referral-answered'`);
    const asStored = [{ started: new Date(BEGIN), due: new Date('2026-11-09T22:59:59Z') }];
    await run([proposed]);
    expect(await started()).toEqual(asStored);
    await run([{ ...proposed, storedAt: new Date(BEGIN + 40 * 24 * HOUR_MS) }]);
    expect(await started()).toEqual(asStored);
  });

  it('leave flows and erasures to be read in pages, each row once', async () => {
    await province.query(`INSERT INTO flow SELECT date '2024-01-01' + n, 'need.declared.v1', 'cpi-uno', 'all', 1, 1, n, now() FROM generate_series(1, 700) AS n`);
    const days = async (page: number): Promise<string[]> =>
      ((await province.call('coordinator', 'GET', `/flows?to=2025-12-01&page=${page}`)).body as unknown as { day: string }[]).map(({ day }) => day);
    const [first, second] = [await days(1), await days(2)];
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([500, 200, 700]);
    expect([first[0], second.at(-1)]).toEqual(['2025-12-01', '2024-01-02']);

    await province.query(`INSERT INTO erasure_asked (event, person, scope, holder, asked_at, due_at) SELECT gen_random_uuid(), gen_random_uuid(), 'person', 'cpi-uno', now(), now() FROM generate_series(1, 30)`);
    const people = async (page: number): Promise<string[]> =>
      ((await province.call('coordinator', 'GET', `/erasures?size=20&page=${page}`)).body as unknown as { person: string }[]).map(({ person }) => person);
    expect(new Set([...await people(1), ...await people(2)]).size).toBe(30);
  });

  it('go with the events that they come from, out of the counts as well, and those that a need still holds stay', async () => {
    const keptHours = retentionOf(AGREEMENT, 'referral.proposed.v1') / 3_600;
    const ago = (hours: number): number => (province.clock.now().getTime() - BEGIN) / HOUR_MS - keptHours - hours;
    const old = ['invio-960', 'invio-961', 'storia-962'];
    const kept = async (): Promise<string[]> => (await province.query<{ entity: string }>(`SELECT DISTINCT entity FROM standard_clock WHERE entity = ANY($1) ORDER BY entity`, [[...old, 'invio-963']])).map(({ entity }) => entity);
    const counts = (): Promise<unknown[]> => province.query('SELECT standard, hours, answered, late FROM standard_times WHERE answered > 0 ORDER BY standard, hours');
    await province.app.get(DropOldClocks).sweep();
    const before = await counts();
    // Answered, never answered, a need, and one whose answer is kept still.
    await run([event('referral.proposed.v1', 960, ago(30)), event('referral.declined.v1', 960, ago(10)), event('referral.proposed.v1', 961, ago(5)), event('need.declared.v1', 962, ago(5))]);
    expect(await counts()).not.toEqual(before);
    await province.query(`INSERT INTO told_breach (standard, entity, member, told_at) VALUES ('referral-answered', 'invio-961', 'agenzia-due', $1)`, [new Date('2016-11-23T08:00:00Z')]);
    expect(await kept()).toEqual(old);
    await province.app.get(DropOldClocks).sweep();
    expect(await kept()).toEqual(['storia-962']);
    expect(await counts()).toEqual(before);
    expect(await province.query(`SELECT 1 FROM told_breach WHERE entity = 'invio-961'`)).toEqual([]);
    await run([event('referral.proposed.v1', 963, ago(5)), event('referral.declined.v1', 963, ago(-5))]);
    expect(await province.app.get(DropOldClocks).sweep()).toBe(0);
    expect(await kept()).toEqual(['invio-963', 'storia-962']);
  });

  it('run on as they ran when what started them is told again, as a need is that nobody withdraws', async () => {
    const clocks = () => province.query(`SELECT started_at, due_at, stopped_at FROM standard_clock WHERE standard = 'need-taken-up' AND entity IN ('storia-950', 'storia-951') ORDER BY entity`);
    await run([event('need.declared.v1', 950, 0), event('need.declared.v1', 951, 0), event('training.course-published.v1', 951, 30)]);
    const before = await clocks();
    expect(before).toHaveLength(2);
    await run([event('need.declared.v1', 950, 16_000), event('need.declared.v1', 951, 16_000), event('training.course-published.v1', 951, 16_000)]);
    expect(await clocks()).toEqual(before);
  });
});
