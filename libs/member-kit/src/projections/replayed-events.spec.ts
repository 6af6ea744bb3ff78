import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { eventually, signedMessages, VacancyNetwork } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Inbound } from '../inbox/inbound.js';
import { CatchUp } from '../jetstream/catch-up.js';
import { NoEcho } from '../jetstream/echo.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { ConsumesBatch } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Projects } from './projects.js';
import { Projections } from './projections.js';
import { ReplayedStream } from './replayed-events.js';

/** More than a page. */
const EVENTS = 1_200;
const STREAM = 'VACANCIES';

/** Awaited by the handler while a projection is rebuilt. */
let duringRebuild = async (): Promise<void> => undefined;

@Controller()
@Projects('known')
class KnowsVacancies {
  @ConsumesBatch(vacancyPublishedV1)
  async published(events: ReceivedEvent<VacancyState>[], { tx, rebuild }: Delivery): Promise<void> {
    if (rebuild) await duringRebuild();
    await tx.query('INSERT INTO known SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [events.map(({ entity }) => entity)]);
  }
}

describe('a stream that several read again at the same time', () => {
  let network: VacancyNetwork;

  beforeAll(async () => {
    network = await VacancyNetwork.start({ receiver: { controllers: [KnowsVacancies], tables: ['CREATE TABLE IF NOT EXISTS known (entity text PRIMARY KEY)'] } });
    const messages = signedMessages(Array.from({ length: EVENTS }, () => (
      { from: network.cpi, type: vacancyPublishedV1.type, audience: 'all', entity: network.ids.entityId(), data: vacancyPublishedV1.example })));
    await Promise.all(messages.map((message) => network.hub.publish(message)));
    await eventually('everything', () => network.receiver.query('SELECT count(*)::integer AS count FROM known'), ([row]) => row?.['count'] === EVENTS);
  });

  afterAll(async () => {
    await network[Symbol.asyncDispose]();
  });

  const part = <T>(token: new (...args: never[]) => T): T => network.receiver.app.get(token);
  const replayed = (): ReplayedStream => new ReplayedStream(part(HubConnection), STREAM, network.agency.id, part(UnitOfWork));
  const readOn = async (stream: ReplayedStream): Promise<number[]> => {
    const read: number[] = [];
    for await (const page of stream.upTo(EVENTS)) read.push(...page.map(({ streamSequence }) => streamSequence));
    return read;
  };
  const everything = Array.from({ length: EVENTS }, (_, index) => index + 1);

  it('is read whole by each of them', async () => {
    expect(await Promise.all([readOn(replayed()), readOn(replayed()), readOn(replayed())])).toEqual([everything, everything, everything]);
  });

  it('has a projection rebuilt whole although its follower looks meanwhile for what this database may have lost', async () => {
    let begun = (): void => undefined;
    let goOn = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => { begun = resolve; });
    const mayGoOn = new Promise<void>((resolve) => { goOn = resolve; });
    duringRebuild = () => {
      begun();
      return mayGoOn;
    };
    part(Projections).rebuild('KnowsVacancies');
    await hasBegun;
    await part(CatchUp).run(STREAM, EVENTS + 1, () => Promise.reject(new Error('there is nothing to be handled')), () => true);
    goOn();
    await part(Projections).settled();
    duringRebuild = async () => undefined;
    expect(part(Projections).find('KnowsVacancies')).toMatchObject({ status: 'rebuilt', result: { identical: true, events: EVENTS } });
  });

  it('is caught up with whole although a projection is rebuilt meanwhile', async () => {
    const progress = (sequence: number): Promise<unknown> => network.receiver.query('UPDATE inbox_progress SET stream_sequence = $2 WHERE stream = $1', [STREAM, sequence]);
    const taken: number[] = [];
    const take = async (messages: readonly Inbound[]): Promise<{ refused: ReadonlySet<Inbound>; handled: number }> => {
      if (taken.length === 0) {
        await progress(EVENTS);
        part(Projections).rebuild('KnowsVacancies');
        await part(Projections).settled();
      }
      taken.push(...messages.map(({ streamSequence }) => streamSequence));
      return { refused: new Set(), handled: messages.length };
    };
    await progress(0);
    await part(CatchUp).run(STREAM, EVENTS, take, () => true);
    expect(taken).toEqual(everything);
    expect(part(Projections).find('KnowsVacancies')).toMatchObject({ status: 'rebuilt', result: { identical: true, events: EVENTS } });
  });

  it('has no end where the hub breaks off before the end that it named: reading on is tried again', async () => {
    const stream = replayed();
    const names = [STREAM, `${network.agency.id}_replay`] as const;
    await network.hub.manager.consumers.pause(...names, new Date(Date.now() + 3_600_000));
    await expect(readOn(stream)).rejects.toThrow(NoEcho);
    await network.hub.manager.consumers.resume(...names);
    expect(await readOn(stream)).toEqual(everything);
  });
});
