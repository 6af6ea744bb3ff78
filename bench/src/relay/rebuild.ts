import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { ConsumesBatch, Projections, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { eventually, MessagingNode, type HubForTests } from '@filiera/testing';
import { Controller } from '@nestjs/common';
import { figure, median, type Figure } from '../figure.js';
import { Counting } from './counting-observer.js';
import { fillWaiting } from './fill-outbox.js';
import type { Publisher } from './long-outbox.js';

const TABLE = 'CREATE TABLE IF NOT EXISTS rebuilt_vacancy (id text PRIMARY KEY, version integer NOT NULL, vacancy jsonb NOT NULL)';
const ROUNDS = 2;

/** The newest state of each vacancy. */
@Projects('rebuilt_vacancy')
@Controller()
export class RebuiltProjection {
  @ConsumesBatch(vacancyPublishedV1)
  async published(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    await tx.query(
      `INSERT INTO rebuilt_vacancy SELECT * FROM ROWS FROM (unnest($1::text[], $2::integer[]), jsonb_array_elements($3::jsonb))
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, vacancy = excluded.vacancy WHERE excluded.version > rebuilt_vacancy.version`,
      [events.map((event) => event.entity), events.map((event) => event.version), JSON.stringify(events.map((event) => event.data))],
    );
  }
}

/** The same events through the inbox as they first come, and again through a rebuild of the projection. */
export async function rebuildFigures(hub: HubForTests, publisher: Publisher, reader: Publisher, events: number): Promise<Figure[]> {
  await meetTheOthers(hub, reader);
  await publish(hub, publisher, events);
  const counting = new Counting('consumed');
  const consumed = counting.next(events);
  const node = await MessagingNode.start({
    databaseUrl: reader.databaseUrl, messaging: { ...hub.optionsFor(reader.member), tuning: {} }, controllers: [RebuiltProjection], tables: [TABLE], observer: counting.observer,
  });
  try {
    const live = await consumed;
    // What the hub delivered twice was counted twice.
    await eventually('every event', () => node.query<{ rows: number }>('SELECT count(*)::integer AS rows FROM rebuilt_vacancy'), ([row]) => row!.rows === events);
    const rebuilt: number[] = [];
    for (let round = 0; round < ROUNDS; round++) rebuilt.push(await rebuild(node.app.get(Projections), events));
    const how = `${events.toLocaleString('en')} events, signed, broker fsync 2m, PostgreSQL fsync on, 1 process`;
    return [
      figure(`batch consume: checked, kept in the inbox, projected; ${how}`, live, 'events/s'),
      figure(`rebuild of a projection from the stream; ${how}`, median(rebuilt), 'events/s'),
      figure(`rebuild, against batch consume; ${how}`, median(rebuilt) / live, 'share', { atLeast: 0.8 }),
    ];
  } finally {
    await node.stop();
  }
}

async function rebuild(projections: Projections, events: number): Promise<number> {
  const began = performance.now();
  projections.rebuild(RebuiltProjection.name);
  await projections.settled();
  const took = performance.now() - began;
  const { result, failure } = projections.find(RebuiltProjection.name);
  if (!result?.identical || result.events < events) throw new Error(`the rebuild is not what was there: ${failure ?? `${result?.events} events`}`);
  return result.events / (took / 1_000);
}

/** The reader has been in the network before: what comes from members that it does not know yet would be set aside, and looked at later. */
async function meetTheOthers(hub: HubForTests, { member, databaseUrl }: Publisher): Promise<void> {
  const node = await MessagingNode.start({ databaseUrl, messaging: hub.optionsFor(member) });
  await eventually('the registry', () => node.query('SELECT FROM member'), (rows) => rows.length >= hub.members.length);
  await node.stop();
}

async function publish(hub: HubForTests, { member, databaseUrl }: Publisher, events: number): Promise<void> {
  const counting = new Counting('published');
  const published = counting.next(events);
  const node = await MessagingNode.start({ databaseUrl, messaging: hub.optionsFor(member, { relayPollMs: 50 }), observer: counting.observer });
  await fillWaiting(node, member.id, events);
  await published;
  await node.stop();
}
