import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AGREEMENT, filtersOf, variantsOf, type Member } from '@filiera/contracts';
import { temporaryFolder } from '@filiera/embedded';
import { HubForTests, testMember } from '@filiera/testing';
import { AckPolicy, DeliverPolicy, type ConsumerConfig } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { figure, median, type Figure } from '../figure.js';
import { sampleVacancy } from '../full-path/sample-vacancy.js';
import { random } from '../matching/labour-market.js';
import { perSecond } from '../raw/raw-database.js';
import { BareImport } from './bare-import.js';
import { consumeAll, HUB_API, MEMBER_API } from './consume-all.js';
import { publishPipelined } from './pipelined.js';

/** Enough for a median: both sides of a ratio come first in turn. */
const ROUNDS = 5;
/** A backlog takes long to read. */
const CATCH_UPS = 3;
const MESSAGES = 10_000;
const HUB_USER = 'hub';
/** Entities a message of the backlog: most of what a member missed is of entities that changed once, some changed again. */
const ENTITIES_A_MESSAGE = 0.8;

type Rates = Record<'directPublish' | 'publish' | 'directConsume' | 'consume' | 'bareDirect' | 'bareImport' | 'unfiltered' | 'catchUp', number[]>;
/** What is measured beside each other, by name. */
type Works = Partial<Record<keyof Rates, () => Promise<number>>>;

/** What a member's own account between it and the hub costs, and what its filters cost when it comes back to a backlog. */
export async function benchAccount(backlog: number, tell: (line: string) => void): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const [cpi, agency] = [testMember('cpi'), testMember('agency')];
  // Without flushing: the slower the disk, the less the account would show.
  const hub = await HubForTests.start([cpi, agency], { storeDir: join(folder.path, 'hub'), syncInterval: '2m' });
  const bare = await BareImport.start(join(folder.path, 'bare'));
  const connections = await Promise.all([HUB_USER, cpi.id, agency.id].map((user) => connect({ servers: hub.url, user, pass: hub.password })));
  const [direct, publisher, reader] = connections as [NatsConnection, NatsConnection, NatsConnection];
  const rates: Rates = { directPublish: [], publish: [], directConsume: [], consume: [], bareDirect: [], bareImport: [], unfiltered: [], catchUp: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const measured = await liveRates(hub, bare, { direct, publisher, reader }, cpi, agency, round % 2 === 1);
      // The first round warms the compiler and the server.
      if (round > 0) note(rates, measured);
    }
    tell('  a member was away');
    await fillBacklog(hub, direct, cpi, agency, backlog);
    for (let round = 0; round < CATCH_UPS; round++) note(rates, await catchUpRates(hub, { direct, reader }, agency, backlog, round % 2 === 1));
    return figuresOf(rates, backlog);
  } finally {
    for (const connection of connections) await connection.close();
    await bare.stop();
    await hub[Symbol.asyncDispose]();
    await folder.remove();
  }
}

type Connections = Readonly<Record<'direct' | 'publisher' | 'reader', NatsConnection>>;

async function liveRates(
  hub: HubForTests, bare: BareImport, { direct, publisher, reader }: Connections, cpi: Member, agency: Member, isTurned: boolean,
): Promise<Partial<Record<keyof Rates, number>>> {
  await hub.manager.streams.delete('VACANCIES');
  await hub.makeStream('VACANCIES');
  const payload = Buffer.from(JSON.stringify(sampleVacancy()));
  const vacancy = () => ({ subject: `rete.vacancy.published.v1.${cpi.id}.all.-.${randomUUID()}`, id: randomUUID(), payload });
  const published = await inTurn({
    directPublish: () => perSecond(MESSAGES, () => publishPipelined(direct, MESSAGES, vacancy)),
    publish: () => perSecond(MESSAGES, () => publishPipelined(publisher, MESSAGES, vacancy)),
    bareDirect: () => bare.publishAtHome(MESSAGES, payload),
    bareImport: () => bare.publishAcross(MESSAGES, payload),
  }, isTurned);
  const info = await hub.manager.consumers.info('VACANCIES', agency.id);
  await hub.manager.consumers.add('VACANCIES', { ...readerConfig('direct', info.config.filter_subjects ?? [info.config.filter_subject!]), deliver_policy: DeliverPolicy.LastPerSubject });
  const consumed = await inTurn({
    directConsume: () => perSecond(2 * MESSAGES, () => consumeAll(direct, HUB_API, 'VACANCIES', 'direct', 2 * MESSAGES)),
    consume: () => perSecond(2 * MESSAGES, () => consumeAll(reader, MEMBER_API, 'VACANCIES', agency.id, 2 * MESSAGES)),
  }, isTurned);
  return { ...published, ...consumed };
}

/** One after the other, or the other way round: what comes later finds a larger stream and a busier disk. */
async function inTurn(works: Works, isTurned: boolean): Promise<Partial<Record<keyof Rates, number>>> {
  const entries = Object.entries(works);
  const measured: Partial<Record<keyof Rates, number>> = {};
  for (const [what, work] of isTurned ? entries.reverse() : entries) measured[what as keyof Rates] = await work();
  return measured;
}

function note(rates: Rates, measured: Partial<Record<keyof Rates, number>>): void {
  for (const [what, rate] of Object.entries(measured)) rates[what as keyof Rates].push(rate);
}

/** Candidates as their publisher sends them: each change in every form that the agreement has, of which the member reads one. */
async function fillBacklog(hub: HubForTests, direct: NatsConnection, cpi: Member, agency: Member, backlog: number): Promise<void> {
  await hub.manager.streams.delete('CANDIDATES');
  await hub.makeStream('CANDIDATES', { max_bytes: -1 });
  const audiences = variantsOf(AGREEMENT, 'candidate.updated.v1').map(({ audience }) => audience);
  const [next, people] = [random(5), Array.from({ length: backlog * ENTITIES_A_MESSAGE }, () => randomUUID())];
  const payload = Buffer.from(JSON.stringify(sampleVacancy()).slice(0, 600));
  let person = '';
  await publishPipelined(direct, backlog * audiences.length, (index) => {
    if (index % audiences.length === 0) person = people[Math.floor(next() * people.length)]!;
    return { subject: `rete.candidate.updated.v1.${cpi.id}.${audiences[index % audiences.length]}.${person}.${person}`, id: String(index), payload };
  });
  if (filtersOf(AGREEMENT, agency, 'CANDIDATES').length === 0) throw new Error('the agreement lets this member read no candidates');
}

async function catchUpRates(hub: HubForTests, { direct, reader }: Omit<Connections, 'publisher'>, agency: Member, backlog: number, isTurned: boolean): Promise<Partial<Record<keyof Rates, number>>> {
  const consumers = hub.manager.consumers;
  for (const name of ['everything', agency.id]) await consumers.delete('CANDIDATES', name).catch(() => undefined);
  await consumers.add('CANDIDATES', readerConfig('everything', []));
  // As the consumer of a member that has been away: it goes on from where it was.
  await consumers.add('CANDIDATES', readerConfig(agency.id, filtersOf(AGREEMENT, agency, 'CANDIDATES')));
  return inTurn({
    unfiltered: () => perSecond(backlog, () => consumeAll(direct, HUB_API, 'CANDIDATES', 'everything', backlog)),
    catchUp: () => perSecond(backlog, () => consumeAll(reader, MEMBER_API, 'CANDIDATES', agency.id, backlog)),
  }, isTurned);
}

function readerConfig(name: string, filters: readonly string[]): Partial<ConsumerConfig> {
  return {
    durable_name: name, deliver_policy: DeliverPolicy.All, ack_policy: AckPolicy.Explicit, ack_wait: 30_000_000_000, max_ack_pending: 2_000,
    ...(filters.length === 0 ? {} : { filter_subjects: [...filters] }),
  };
}

function figuresOf(rates: Rates, backlog: number): Figure[] {
  const rate = (what: keyof Rates): number => median(rates[what]);
  const how = 'broker fsync 2m, unsigned, 1 client process';
  const missed = backlog.toLocaleString('en');
  return [
    figure(`publish, pipelined, in the hub's account; ${how}`, rate('directPublish'), 'messages/s'),
    figure(`publish, pipelined, through a member's own account; ${how}`, rate('publish'), 'messages/s'),
    figure(`consume, in the hub's account; ${how}`, rate('directConsume'), 'messages/s'),
    figure(`consume, through a member's own account; ${how}`, rate('consume'), 'messages/s'),
    figure(`publish through a member's own account, against the hub's; ${how}`, rate('publish') / rate('directPublish'), 'share', { atLeast: 0.85 }),
    figure(`the most that the broker allows: publish through one bare import, against the account that owns the stream; ${how}`, rate('bareImport') / rate('bareDirect'), 'share'),
    figure(`consume through a member's own account, against the hub's; ${how}`, rate('consume') / rate('directConsume'), 'share', { atLeast: 0.65 }),
    figure(`one consumer without filters, in the hub's account; ${how}`, rate('unfiltered'), 'messages/s'),
    figure(`a member that was away catches up on ${missed} messages for it, its own filters and account; ${how}`, rate('catchUp'), 'messages/s'),
    figure(`a member that was away, against one consumer without filters; ${missed} messages, ${how}`, rate('catchUp') / rate('unfiltered'), 'share', { atLeast: 0.5 }),
  ];
}
