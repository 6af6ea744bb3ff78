import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Delivery, type ReceivedHeader, UnitOfWork } from '@filiera/member-kit';
import { OnHeaders } from '../src/flows/on-headers.js';
import { RunningCoordinator } from './running-coordinator.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23, 9);

describe('the clocks of the members', () => {
  let province: RunningCoordinator;
  beforeEach(async () => { province = await RunningCoordinator.start(); });
  afterEach(() => province?.stop());

  /** One batch: when the hub stored each event, seconds after the start, and how long before that it is dated. */
  const see = (...events: readonly (readonly [storedAfterSeconds: number, lagMs: number])[]): Promise<void> => {
    const headers = events.map(([seconds, lag]) => {
      const stored = START + seconds * 1_000;
      return { type: 'vacancy.published.v1', family: 'vacancy', source: 'cpi-uno', audience: 'all', entity: 'offerta-1', bytes: 10, sequence: 1, storedAt: new Date(stored), time: new Date(stored - lag) } as ReceivedHeader;
    });
    return province.app.get(UnitOfWork).run((tx) => province.app.get(OnHeaders).seen(headers, { tx } as Delivery));
  };
  const clocks = async (): Promise<unknown> => (await province.call('coordinator', 'GET', '/member-clocks')).body;

  it('are right while events are stored about when they happened, or much later by a node that was away', async () => {
    await see([0, 40], [1, 250]);
    expect(await clocks()).toEqual([{ member: 'cpi-uno', state: 'right', offsetSeconds: 0, since: '2026-11-23T09:00:00.000Z', lastEventAt: '2026-11-23T09:00:00.000Z' }]);
    for (let minute = 0; minute < 5; minute += 1) await see([100 + minute * 60, HOUR - minute * 4 * 60_000]);
    expect(await clocks()).toMatchObject([{ state: 'right' }]);
  });

  it('are ahead as soon as an event comes from the future', async () => {
    await see([0, HOUR / 2], [5, -HOUR]);
    expect(await clocks()).toMatchObject([{ member: 'cpi-uno', state: 'ahead', offsetSeconds: 3_600 }]);
    const { payload } = await province.app.inject({ method: 'GET', url: '/metrics', headers: { 'x-api-key': 'key-of-the-technician' } });
    expect(payload).toMatch(/filiera_member_clock_offset_seconds\{publisher="cpi-uno",.*\} 3600/);
  });

  it('are behind when every event is, for a minute or longer', async () => {
    await see([0, HOUR + 900]);
    await see([50, HOUR + 15]);
    expect(await clocks()).toMatchObject([{ state: 'right' }]);
    await see([61, HOUR + 300], [62, HOUR + 4_000]);
    expect(await clocks()).toMatchObject([{ state: 'behind', offsetSeconds: -3_600.3, since: '2026-11-23T09:00:00.000Z', lastEventAt: '2026-11-23T09:01:01.000Z' }]);
  });

  it('are right again once they were set', async () => {
    await see([0, -HOUR]);
    await see([10, 20]);
    expect(await clocks()).toMatchObject([{ state: 'right', offsetSeconds: 0 }]);
  });
});
