import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startBroker, temporaryFolder } from '@filiera/embedded';
import { HubForTests, testMember, type TestMember } from '@filiera/testing';
import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { HUB_API, MEMBER_API } from '../account/consume-all.js';
import { figure, median, type Figure } from '../figure.js';
import { memoryOf } from '../process-memory.js';
import { deliveryRate } from './delivery-rate.js';
import { Readers } from './readers.js';

const MEMBERS = 128;
const ROUNDS = 3;
const BY_INTEREST = 6_400;
const TO_ALL = 200;
const SYNC = '2m';
/** Streams of the bare broker: everything to each consumer, and to each, or to the only one, what is for it. */
const BARE = { all: 'ALL', each: 'EACH', one: 'ONE' } as const;

type Rates = Record<'toOne' | 'toMany' | 'bareToOne' | 'bareToMany' | 'toAll' | 'bare', number[]>;

/** Events for one member each, and events for everybody, with 128 members that have accounts, consumers and filters of their own. */
export async function benchFanOut(tell: (line: string) => void): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const publisher = testMember('cpi');
  const agencies = Array.from({ length: MEMBERS }, (_, number) => testMember('agency', `agency-${number}`));
  const alone = await HubForTests.start([publisher, agencies[0]!], { storeDir: join(folder.path, 'alone'), syncInterval: SYNC });
  const memoryOfOne = memoryOf(alone.broker.pid);
  const consumersOfOne = await consumersOf(alone);
  const hub = await HubForTests.start([publisher, ...agencies], { storeDir: join(folder.path, 'hub'), syncInterval: SYNC });
  tell(`  ${MEMBERS} members have joined`);
  const memory = (memoryOf(hub.broker.pid) - memoryOfOne) / (await consumersOf(hub) - consumersOfOne);
  const bare = await startBroker({ storeDir: join(folder.path, 'bare'), serverName: 'bare', syncInterval: SYNC });
  const connections = await Promise.all([alone, hub].map((each) => connect({ servers: each.url, user: publisher.id, pass: each.password })));
  const bareConnection = await connect({ servers: bare.url });
  try {
    const rates = await measure([alone, connections[0]!], [hub, connections[1]!], [bare.url, bareConnection], publisher, agencies);
    return figuresOf(rates, memory);
  } finally {
    for (const connection of [...connections, bareConnection]) await connection.close();
    await bare.stop();
    await hub[Symbol.asyncDispose]();
    await alone[Symbol.asyncDispose]();
    await folder.remove();
  }
}

async function measure(
  [alone, toAlone]: readonly [HubForTests, NatsConnection], [hub, toHub]: readonly [HubForTests, NatsConnection], [bare, toBare]: readonly [string, NatsConnection],
  publisher: TestMember, agencies: readonly TestMember[],
): Promise<Rates> {
  const ids = agencies.map(({ id }) => id);
  await makeBare(toBare, ids);
  const bareOn = (stream: string, names: readonly string[]) => names.map((name) => ({ place: { apiPrefix: HUB_API, stream, name } }));
  const membersOn = (stream: string, members: readonly string[]) => members.map((user) => ({ user, pass: hub.password, place: { apiPrefix: MEMBER_API, stream, name: user } }));
  const started = [
    await Readers.start(alone.url, membersOn('REFERRALS', ids.slice(0, 1))), await Readers.start(hub.url, membersOn('REFERRALS', ids)),
    await Readers.start(hub.url, membersOn('VACANCIES', ids)), await Readers.start(bare, bareOn(BARE.all, ids)),
    await Readers.start(bare, bareOn(BARE.one, ids.slice(0, 1))), await Readers.start(bare, bareOn(BARE.each, ids)),
  ] as const;
  const referral = (audience: string): string => `rete.referral.proposed.v1.${publisher.id}.${audience}.${randomUUID()}.${randomUUID()}`;
  const rates: Rates = { toOne: [], toMany: [], bareToOne: [], bareToMany: [], toAll: [], bare: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const measured: Record<keyof Rates, number> = {
        toOne: await deliveryRate(started[0], toAlone, BY_INTEREST, 1, () => referral(ids[0]!)),
        toMany: await deliveryRate(started[1], toHub, BY_INTEREST, 1, (index) => referral(ids[index % ids.length]!)),
        bareToOne: await deliveryRate(started[4], toBare, BY_INTEREST, 1, () => `one.${ids[0]}.${randomUUID()}`),
        bareToMany: await deliveryRate(started[5], toBare, BY_INTEREST, 1, (index) => `each.${ids[index % ids.length]}.${randomUUID()}`),
        toAll: await deliveryRate(started[2], toHub, TO_ALL, MEMBERS, () => `rete.vacancy.published.v1.${publisher.id}.all.-.${randomUUID()}`),
        bare: await deliveryRate(started[3], toBare, TO_ALL, MEMBERS, () => `all.${randomUUID()}`),
      };
      // The first round warms the compiler and the servers.
      if (round > 0) for (const what of Object.keys(rates) as (keyof Rates)[]) rates[what].push(measured[what]);
    }
    return rates;
  } finally {
    for (const readers of started) await readers.stop();
  }
}

/** No accounts: a durable consumer for each reader, without a filter where everybody reads everything, with one where each has its own. */
async function makeBare(connection: NatsConnection, names: readonly string[]): Promise<void> {
  const manager = await jetstreamManager(connection);
  for (const [subject, name] of Object.entries(BARE)) await manager.streams.add({ name, subjects: [`${subject}.>`] });
  const add = (stream: string, name: string, filter?: string) => manager.consumers.add(stream, {
    durable_name: name, ack_policy: AckPolicy.Explicit, max_ack_pending: 2_000, ...(filter ? { filter_subjects: [filter] } : {}),
  });
  await add(BARE.one, names[0]!, `one.${names[0]}.>`);
  for (const name of names) {
    await add(BARE.all, name);
    await add(BARE.each, name, `each.${name}.>`);
  }
}

async function consumersOf(hub: HubForTests): Promise<number> {
  let count = 0;
  for await (const { state } of hub.manager.streams.list()) count += state.consumer_count;
  return count;
}

function figuresOf(rates: Rates, memory: number): Figure[] {
  const rate = (what: keyof Rates): number => median(rates[what]);
  const how = `broker fsync ${SYNC}, unsigned, 1 client process`;
  return [
    figure(`by interest, to 1 member; ${how}`, rate('toOne'), 'deliveries/s'),
    figure(`by interest, to ${MEMBERS} members; ${how}`, rate('toMany'), 'deliveries/s'),
    figure(`by interest, ${MEMBERS} members against 1; ${how}`, rate('toMany') / rate('toOne'), 'share', { atLeast: 0.5 }),
    figure(`by interest, to 1 consumer of a bare broker; ${how}`, rate('bareToOne'), 'deliveries/s'),
    figure(`by interest, to ${MEMBERS} consumers of a bare broker; ${how}`, rate('bareToMany'), 'deliveries/s'),
    figure(`the most that the broker allows: by interest, ${MEMBERS} bare consumers against 1; ${how}`, rate('bareToMany') / rate('bareToOne'), 'share'),
    figure(`to all of ${MEMBERS} members; ${how}`, rate('toAll'), 'deliveries/s'),
    figure(`to ${MEMBERS} consumers of a bare broker; ${how}`, rate('bare'), 'deliveries/s'),
    figure(`to all of ${MEMBERS} members, against a bare broker; ${how}`, rate('toAll') / rate('bare'), 'share', { atLeast: 0.5 }),
    figure(`broker memory a consumer, from 1 member to ${MEMBERS}`, memory, 'MB', { atMost: 1 }),
  ];
}
