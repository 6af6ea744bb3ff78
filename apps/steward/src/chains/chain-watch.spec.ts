import { candidateRegisteredV1 } from '@filiera/contracts';
import { Clock } from '@filiera/member-kit';
import { signedMessage, testMember } from '@filiera/testing';
import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HubUnderWatch } from '../../test/hub-under-watch.js';
import { Quotas } from '../quotas/quotas.js';

const STREAM = 'CANDIDATES';
const CONSUMER = '_steward_chain';

describe('the watch over the streams', () => {
  const [office, stranger] = [testMember('cpi', 'cpi-uno'), testMember('agency', 'agenzia-estranea')];
  const clock = new (class extends Clock { override now(): Date { return new Date(); } })();
  let steward: HubUnderWatch;
  let before: ReturnType<typeof signedMessage> | undefined;
  let sequence = 0;

  beforeAll(async () => {
    steward = await HubUnderWatch.start('watch', STREAM, clock);
  });
  beforeEach(async () => {
    await steward.begin();
    [before, sequence] = [undefined, 0];
  });
  afterEach(() => steward.end());
  afterAll(() => steward?.stop());

  const profile = (from: typeof office, person: string, link = {}): ReturnType<typeof signedMessage> =>
    signedMessage({ from, type: candidateRegisteredV1.type, audience: 'cpi', entity: person, person, data: candidateRegisteredV1.example, ...link });
  /** Links of the office's chain, about as many people. */
  const publish = async (...people: string[]): Promise<void> => {
    for (const person of people) {
      before = profile(office, person, { sequence: sequence += 1, ...(before ? { previousDigest: before.digest } : {}) });
      await steward.store(before);
    }
  };
  const people = (count: number): string[] => Array.from({ length: count }, () => crypto.randomUUID());
  const faults = (): Promise<unknown> => steward.source.query('SELECT kind, from_sequence, to_sequence FROM chain_fault');
  const holder = async (person: string): Promise<unknown> => (await steward.source.query<{ holder: string }[]>('SELECT holder FROM person_holder WHERE person = $1', [person]))[0]?.holder;
  /** A process of the steward that pulls messages and dies, as far as the hub can see. */
  const takeAndDie = async (count: number): Promise<void> => {
    for await (const _ of await (await steward.hub.streams.consumers.get(STREAM, CONSUMER)).fetch({ max_messages: count, expires: 1_000 }));
  };

  it('reads a batch again, in order and before what follows it, when it could not keep it', async () => {
    const person = crypto.randomUUID();
    await publish(...people(2), person);
    steward.follow(new (class extends Quotas {
      private failed = false;

      override async add(...given: Parameters<Quotas['add']>): Promise<void> {
        if (!this.failed) {
          this.failed = true;
          await publish(...people(2));
          await steward.store(profile(stranger, person));
          throw new Error('the database is away');
        }
        await super.add(...given);
      }
    })(steward.source));
    await steward.allRead();
    expect([await faults(), await holder(person)]).toEqual([[], office.id]);
  });

  it('begins with what a process before it had in hand, and does not wait until the hub gives that up', async () => {
    const person = crypto.randomUUID();
    await publish(...people(2), person);
    // As versions before this one made it.
    await steward.hub.manager.consumers.add(STREAM, {
      durable_name: CONSUMER, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All, headers_only: true, ack_wait: 60 * 1_000_000_000, max_ack_pending: 1_000,
    });
    await takeAndDie(3);
    await publish(...people(2));
    await steward.store(profile(stranger, person));
    steward.follow();
    await steward.allRead();
    expect([await faults(), await holder(person)]).toEqual([[], office.id]);
    expect((await steward.hub.manager.consumers.info(STREAM, CONSUMER)).config.max_ack_pending).toBe(500);
  });

  it('goes back to what went to somebody else while it reads', async () => {
    steward.follow();
    await publish(...people(1));
    await steward.allRead();
    let taken = false;
    const other = takeAndDie(1).then(() => { taken = true; });
    while (!taken) await publish(...people(1));
    await publish(...people(2));
    await other;
    await steward.allRead();
    expect(await faults()).toEqual([]);
  });
});
