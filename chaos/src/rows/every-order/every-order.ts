import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { AGREEMENT, consumerNamesOf, streamsOf } from '@filiera/contracts';
import { startDatabase } from '@filiera/embedded';
import { exchangeWithPlacements } from '@filiera/exchange';
import { figure } from '@filiera/bench';
import type { MemberManifest } from '@filiera/member-kit';
import { HubForTests, RunningMember, testMember } from '@filiera/testing';
import type { Row } from '../../campaign/row.js';
import { until } from '../../network/until.js';
import { endStates } from './end-states.js';
import { ordersOf } from './orders-of.js';
import { tell, type Cast, type Telling } from './story.js';

const LIMIT_MS = 300_000;
const FAMILIES = ['candidate', 'vacancy', 'referral', 'placement'];
const AT_ONCE = 500;

/** An office's program as far as it reads: what its own app is made of. */
const READER: MemberManifest = { ...exchangeWithPlacements, kind: 'cpi', agreement: '^1.0.0' };

/** Every order in which a reader can be handed the events of one story, which come in four streams that know nothing of each other. */
export const everyOrder: Row = {
  id: 'orders',
  name: 'events of one story delivered in every order across streams',
  needsRoot: false,
  inShortForm: true,
  run: async (context) => {
    const database = await startDatabase({ dataDir: join(context.folder, 'database') });
    const cast: Cast = { holder: testMember('school'), owner: testMember('agency'), reader: testMember('cpi') };
    await using hub = await HubForTests.start([cast.reader, cast.holder, cast.owner], { storeDir: join(context.folder, 'hub') });
    const home = join(context.folder, 'home');
    mkdirSync(home);
    const reader = await RunningMember.start(READER, { hub, member: cast.reader, place: { databaseUrl: await database.createDatabase('cpi'), home } });
    try {
      const isLong = !context.short;
      const events = tell(cast, isLong).messages.length;
      const orders = ordersOf(Array.from({ length: events }, (_, at) => at));
      const tellings = orders.map(() => tell(cast, isLong));
      for (let turn = 0; turn < events; turn++) {
        await publishTurn(hub, orders.map((order, at) => tellings[at]!.messages[order[turn]!]!));
        // The next event of each story comes when this one is handled: the streams' own speed decides nothing.
        await everythingHandled(hub, cast);
        context.tell(`event ${turn + 1} of ${events}, ${orders.length} orders`);
      }
      return await judged(context, reader, tellings, orders, events);
    } finally {
      await reader.stop();
      await database.stop();
    }
  },
};

async function judged(context: Parameters<Row['run']>[0], reader: RunningMember, tellings: readonly Telling[], orders: readonly number[][], events: number): ReturnType<Row['run']> {
  const ends = await endStates(reader, tellings);
  const different = new Map(ends.map((end, at) => [end.checksum, at]));
  if (different.size > 1) {
    for (const at of [...different.values()].slice(0, 2)) {
      context.tell(`order ${orders[at]!.map((event) => tellings[at]!.messages[event]!.name).join(', ')}:`);
      for (const row of ends[at]!.rows) context.tell(`  ${row}`);
    }
  }
  const aside = await reader.query<{ reason: string; detail: string }>('SELECT reason, detail FROM quarantine');
  for (const { reason, detail } of aside.slice(0, 3)) context.tell(`quarantined: ${reason}, ${detail}`);
  return [
    figure(`one story of ${events} events in four streams: orders tried`, orders.length, 'orders'),
    figure(`one story of ${events} events in four streams: rows that it leaves`, ends[0]?.rows.length ?? 0, 'rows', { atLeast: FAMILIES.length }),
    figure(`one story of ${events} events in four streams: different end states`, different.size, 'states', { atMost: 1 }),
    figure(`one story of ${events} events in four streams: events set aside`, aside.length, 'events', { atMost: 0 }),
  ];
}

async function publishTurn(hub: HubForTests, messages: readonly Telling['messages'][number][]): Promise<void> {
  for (let at = 0; at < messages.length; at += AT_ONCE) await Promise.all(messages.slice(at, at + AT_ONCE).map((message) => hub.publish(message)));
}

async function everythingHandled(hub: HubForTests, { reader }: Cast): Promise<void> {
  const streams = streamsOf(AGREEMENT).filter(({ family }) => FAMILIES.includes(family));
  await until('everything handled', async () => {
    for (const { name } of streams) {
      const { num_pending, num_ack_pending } = await hub.manager.consumers.info(name, consumerNamesOf(reader).reader);
      if (num_pending + num_ack_pending > 0) return `${name}: ${num_pending} waiting, ${num_ack_pending} in hand`;
    }
    return null;
  }, LIMIT_MS);
}
