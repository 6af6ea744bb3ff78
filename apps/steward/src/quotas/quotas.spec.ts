import { subjectOf, vacancyPublishedV1 } from '@filiera/contracts';
import { Clock } from '@filiera/member-kit';
import { rawHeaders, signedMessage, type SignedMessage, testMember } from '@filiera/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HubUnderWatch } from '../../test/hub-under-watch.js';
import type { DailyLimits } from './daily-limits.js';
import { Quotas } from './quotas.js';

const DAY = 86_400_000;
const STREAM = 'VACANCIES';
const CONSUMER = '_steward_chain';
const LIMITS: DailyLimits = { events: 3, bytes: 1_048_576, bytesInStream: {} };

/** A subject on which a member publishes vacancies. */
const vacancyOf = ({ id }: { readonly id: string }): string => subjectOf({ type: vacancyPublishedV1.type, publisher: id, audience: 'all', person: null, entity: crypto.randomUUID() });

/** Of a message with the header that the hub writes when it leaves the payload out. */
const sizeOf = ({ subject, headers: sent, payload }: SignedMessage): number =>
  Buffer.byteLength(`${subject}NATS/1.0\r\n${Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`).join('')}Nats-Msg-Size: ${payload.length}\r\n\r\n`) + payload.length;

describe('what a member publishes in a day', () => {
  const agency = testMember('agency', 'agenzia-alfa');
  const clock = new (class extends Clock { later = 0; override now(): Date { return new Date(Date.now() + this.later); } })();
  let steward: HubUnderWatch;
  let quotas: Quotas;
  let log: SignedMessage[] = [];

  beforeAll(async () => {
    steward = await HubUnderWatch.start('quotas', STREAM, clock);
    await steward.source.query(`INSERT INTO hub_member (id, kind, status, account, version) VALUES ($1, 'agency', 'active', 'A', 1)`, [agency.id]);
    quotas = new Quotas(steward.source);
  });
  beforeEach(async () => {
    await steward.begin();
    clock.later = 0;
    log = [];
  });
  afterEach(() => steward.end());
  afterAll(() => steward?.stop());

  /** What is in the log already comes once more. */
  const store = async (messages: readonly SignedMessage[]): Promise<void> => {
    for (const message of messages) await steward.store(message);
  };
  const publish = async (count: number): Promise<void> => {
    const before = log.length;
    for (let at = 0; at < count; at += 1) {
      const previous = log.at(-1);
      log.push(signedMessage({
        from: agency, type: vacancyPublishedV1.type, audience: 'all', entity: crypto.randomUUID(), data: vacancyPublishedV1.example,
        sequence: log.length + 1, ...(previous ? { previousDigest: previous.digest } : {}),
      }));
    }
    await store(log.slice(before));
  };
  const readAll = async (): Promise<void> => {
    steward.follow(quotas);
    await steward.allRead();
    await steward.stopWatching();
  };
  const over = async (limits = LIMITS): Promise<string[]> => [...await quotas.over(limits, clock.now())];
  const newEvents = async (): Promise<number> => Number((await steward.source.query<{ events: string }[]>('SELECT sum(events) AS events FROM hub_use'))[0]!.events);

  const bytesUsed = async (): Promise<number> => Number((await steward.source.query<{ bytes: string }[]>('SELECT sum(bytes) AS bytes FROM hub_use'))[0]!.bytes);

  it('is over the limit when it is more', async () => {
    await publish(3);
    await readAll();
    expect(await over()).toEqual([]);
    await publish(1);
    await readAll();
    expect(await over()).toEqual([agency.id]);
    expect(await over({ ...LIMITS, events: 10, bytes: 10 })).toEqual([agency.id]);
  });

  it('is as large as the hub says, whatever the publisher wrote where the hub says it', async () => {
    await publish(4);
    await steward.loseAll();
    await store(log.map((message, at) => ({ ...message, headers: { ...message.headers, 'Nats-Msg-Size': ['0', '-100000', '1.5', '1e30'][at]! } })));
    await readAll();
    const claims = ['0', '-100000', '1.5', '1e30'].map((claim) => `Nats-Msg-Size: ${claim}\r\n`).join('').length;
    expect(await bytesUsed()).toBe(log.reduce((sum, message) => sum + sizeOf(message), claims));
  });

  it('is counted also behind a message whose headers nobody can read, which counts too', async () => {
    await steward.hub.streams.publish(vacancyOf(agency), '{}', { headers: rawHeaders('NATS/1.0\r\nno name: 1\r\n\r\n') });
    await publish(3);
    await readAll();
    expect([await newEvents(), await over()]).toEqual([4, [agency.id]]);
    // Nor can it be read how large it is: it counts as large as it could be.
    expect(await bytesUsed()).toBeGreaterThan(1_048_576);
    expect(await steward.source.query('SELECT publisher, kind FROM chain_fault')).toEqual([{ publisher: agency.id, kind: 'unreadable' }]);
  });

  it('is as large as its headers too, empty as the message may be', async () => {
    await steward.hub.streams.publish(vacancyOf(agency), '', { headers: rawHeaders(`NATS/1.0\r\nx: ${'x'.repeat(60_000)}\r\n\r\n`) });
    await steward.hub.streams.publish(vacancyOf(agency), '', { headers: rawHeaders(`NATS/1.0\r\nx: y${' '.repeat(60_000)}\r\n\r\n`) });
    await readAll();
    expect(await bytesUsed()).toBeGreaterThan(120_000);
    expect(await bytesUsed()).toBeLessThan(121_000);
  });

  it('is as large as it could be when its headers end so that nobody sees what the hub writes behind them', async () => {
    await steward.hub.streams.publish(vacancyOf(agency), 'x'.repeat(500_000), { headers: rawHeaders('NATS/1.0\r\nNats-Msg-Size: 0\r\nx: yyyy') });
    await readAll();
    expect(await bytesUsed()).toBeGreaterThan(1_048_576);
  });

  it('is over the limit when it takes more than its share of one stream, also where it is little in all', async () => {
    await publish(3);
    await readAll();
    const used = await bytesUsed();
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used, NEEDS: 1 } })).toEqual([]);
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1, NEEDS: 1 } })).toEqual([agency.id]);
    await steward.source.query(`UPDATE hub_member SET kind = 'coordinator'`);
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1 } })).toEqual([]);
    await steward.source.query(`UPDATE hub_member SET kind = 'agency'`);
  });

  it('is not over a stream\'s share when it is published again to a hub that lost it, as far as it was ever published', async () => {
    await publish(3);
    await readAll();
    const used = await bytesUsed();
    await steward.source.query('UPDATE hub_use SET day = day - 2');
    await steward.loseAll();
    await store(log);
    await readAll();
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1 } })).toEqual([]);
    await store(log);
    await readAll();
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1 } })).toEqual([agency.id]);
  });

  it('is of the day on which the hub stored it, whenever the steward reads it', async () => {
    await publish(5);
    clock.later = 3 * DAY;
    await readAll();
    expect([await newEvents(), await over()]).toEqual([5, []]);
  });

  it('is counted once, also when the steward reads the stream anew', async () => {
    await publish(3);
    await readAll();
    await steward.hub.manager.consumers.delete(STREAM, CONSUMER);
    await readAll();
    expect([await newEvents(), await over()]).toEqual([3, []]);
  });

  it('is not its log, which it publishes again to a hub that lost it; to repeat more than it ever published is a flood', async () => {
    await publish(3);
    await readAll();
    // The other days on which the log grew.
    await steward.source.query(`INSERT INTO hub_use (day, member, stream, events, bytes) VALUES (current_date - 9, $1, '-', 5, 4000000)`, [agency.id]);
    await steward.loseAll();
    await store(log);
    await store(log);
    await readAll();
    expect([await newEvents(), await over()]).toEqual([8, []]);
    await store(log);
    await readAll();
    expect(await over()).toEqual([agency.id]);
  });
});
