import { MessagingNode, type HubForTests, type TestMember } from '@filiera/testing';
import { figure, median, type Figure } from '../figure.js';
import { Counting } from '../relay/counting-observer.js';
import { fillWaiting } from '../relay/fill-outbox.js';
import { PeerRelay, type PeerSetting } from './peer-relay.js';

const ROUNDS = 3;
const OURS = 6_000;
const AT_LEAST = 20;

/** The peer as it comes, with more of everything, and without order. */
const SETTINGS: readonly (PeerSetting & { readonly name: string; readonly count: number; readonly judged: boolean })[] = [
  { name: 'as it comes, order of an entity kept, batches of 5, polled every 500 ms', batch: 5, pollMs: 500, order: 'sequential', count: 300, judged: true },
  { name: 'order of an entity kept, batches of 100, polled every 10 ms', batch: 100, pollMs: 10, order: 'sequential', count: 300, judged: false },
  { name: 'no order kept, batches of 100, polled every 10 ms', batch: 100, pollMs: 10, order: 'parallel', count: 600, judged: false },
];

/** A waiting outbox published to JetStream: our relay, which also seals and signs, beside the polling listener of pg-transactional-outbox, which does neither. */
export async function drainFigures(hub: HubForTests, member: TestMember, broker: string, [ourUrl, peerUrl]: readonly [string, string]): Promise<Figure[]> {
  const counting = new Counting('published');
  const node = await MessagingNode.start({ databaseUrl: ourUrl, messaging: hub.optionsFor(member, { relayPollMs: 50 }), observer: counting.observer });
  const peer = await PeerRelay.open(broker, peerUrl);
  const ours: number[] = [];
  const theirs: number[][] = SETTINGS.map(() => []);
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const drained = counting.next(OURS);
      await fillWaiting(node, member.id, OURS);
      const rate = await drained;
      const rates: number[] = [];
      for (const setting of SETTINGS) rates.push(await peer.drain(setting.count, setting));
      // The first round warms processes and caches.
      if (round === 0) continue;
      ours.push(rate);
      for (const [at, each] of rates.entries()) theirs[at]!.push(each);
    }
  } finally {
    await node.stop();
    await peer.close();
  }
  const how = '1 process, broker fsync 2m, PostgreSQL fsync on';
  return [
    figure(`relay drains its outbox, sealed and signed; ${how}`, median(ours), 'events/s'),
    ...SETTINGS.flatMap(({ name, judged }, at) => [
      figure(`pg-transactional-outbox drains, ${name}; ${how}`, median(theirs[at]!), 'messages/s'),
      figure(`our relay against pg-transactional-outbox, ${name}; ${how}`, median(ours) / median(theirs[at]!), 'times', judged ? { atLeast: AT_LEAST } : undefined),
    ]),
  ];
}
