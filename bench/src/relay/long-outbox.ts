import { MessagingNode, type HubForTests, type TestMember } from '@filiera/testing';
import { figure, median, type Figure } from '../figure.js';
import { Counting } from './counting-observer.js';
import { fillPast, fillWaiting } from './fill-outbox.js';

const SHORT = 10_000;
const DRAINED = 6_000;
const ROUNDS = 9;

/** A member with its outbox. */
export interface Publisher {
  readonly member: TestMember;
  readonly databaseUrl: string;
}

/** The relay of a member with a long past beside one of a member with a short one, in turn. */
export async function longOutboxFigures(hub: HubForTests, publishers: readonly [Publisher, Publisher], long: number): Promise<Figure[]> {
  const nodes: MessagingNode[] = [];
  const drains: ((count: number) => Promise<number>)[] = [];
  try {
    for (const [at, publisher] of publishers.entries()) drains.push(await relayOf(hub, publisher, at === 0 ? SHORT : long, nodes));
    const rates: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      for (const at of [0, 1] as const) {
        const rate = await drains[at]!(DRAINED);
        // The first round warms the compiler and the caches.
        if (round > 0) rates[at].push(rate);
      }
    }
    const [short, far] = [median(rates[0]), median(rates[1])];
    const how = 'signed, broker fsync 2m, PostgreSQL fsync on';
    return [
      figure(`relay drains an outbox of ${SHORT.toLocaleString('en')} older rows; ${how}`, short, 'events/s'),
      figure(`relay drains an outbox of ${long.toLocaleString('en')} older rows; ${how}`, far, 'events/s'),
      figure(`relay with ${long.toLocaleString('en')} older rows, against ${SHORT.toLocaleString('en')}; ${how}`, far / short, 'share', { atLeast: 0.9 }),
    ];
  } finally {
    for (const node of nodes) await node.stop();
  }
}

async function relayOf(hub: HubForTests, { member, databaseUrl }: Publisher, past: number, nodes: MessagingNode[]): Promise<(count: number) => Promise<number>> {
  const messaging = hub.optionsFor(member, { relayPollMs: 50 });
  const offline = await MessagingNode.start({ databaseUrl, messaging: { ...messaging, hub: null } });
  await offline.stop(async () => fillPast(offline, member.id, past));
  const counting = new Counting('published');
  const node = await MessagingNode.start({ databaseUrl, messaging, observer: counting.observer });
  nodes.push(node);
  return async (count) => {
    const drained = counting.next(count);
    await fillWaiting(node, member.id, count);
    return drained;
  };
}
