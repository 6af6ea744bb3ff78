import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { eventually, signedMessage, testMember, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EventRefused } from '../inbox/event-refused.js';
import type { Inbound } from '../inbox/inbound.js';
import { Inbox } from '../inbox/inbox.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { ConsumesBatch } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Projects } from './projects.js';
import { Projections } from './projections.js';
import { ReplayedStream } from './replayed-events.js';
import { HOLD_SWAPS } from './shadow-tables.js';

const SHOWN = `CREATE TABLE IF NOT EXISTS shown (entity text NOT NULL, version integer NOT NULL, title text NOT NULL, CONSTRAINT shown_pk PRIMARY KEY (entity))`;
const BY_TITLE = 'CREATE INDEX IF NOT EXISTS shown_by_title ON shown (lower(title))';

/** Entities of which the handler refuses every event. */
const refused = new Set<string>();

@Controller()
@Projects('shown')
class ShowsVacancies {
  @ConsumesBatch(vacancyPublishedV1)
  async published(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    if (events.some(({ entity }) => refused.has(entity))) throw new EventRefused('handler-failed', 'refused by its handler');
    await tx.query(`INSERT INTO shown (entity, version, title)
      SELECT DISTINCT ON (entity) * FROM unnest($1::text[], $2::integer[], $3::text[]) AS v (entity, version, title) ORDER BY entity, version DESC
      ON CONFLICT (entity) DO UPDATE SET version = excluded.version, title = excluded.title WHERE excluded.version > shown.version`,
    [events.map((event) => event.entity), events.map((event) => event.version), events.map((event) => event.data.title)]);
  }
}

describe('a projection', () => {
  let network: VacancyNetwork;
  let projections: Projections;

  beforeAll(async () => {
    network = await VacancyNetwork.start({ receiver: { controllers: [ShowsVacancies], tables: [SHOWN, BY_TITLE] } });
    projections = network.receiver.app.get(Projections);
  });

  afterAll(async () => {
    await network[Symbol.asyncDispose]();
  });

  const shown = (): Promise<{ entity: string; version: number }[]> => network.receiver.query('SELECT entity, version FROM shown ORDER BY entity');

  it('shows the node’s own events at once, in the transaction that publishes them', async () => {
    await network.publish(uuidNamed('propria'), 1, network.receiver);
    expect(await shown()).toContainEqual({ entity: uuidNamed('propria'), version: 1 });
  });

  it('forgets an own event whose transaction fails', async () => {
    await expect(network.receiver.run(async (tx) => {
      await network.receiver.outbox.add(vacancyPublishedV1, { entity: uuidNamed('mai-stata'), version: 1, data: vacancyPublishedV1.example }, tx);
      throw new Error('the use case failed');
    })).rejects.toThrow('the use case failed');
    expect((await shown()).map(({ entity }) => entity)).not.toContain(uuidNamed('mai-stata'));
  });

  it('is rebuilt to the same rows from the own log and the hub', async () => {
    for (let version = 1; version <= 4; version++) for (let i = 0; i < 25; i++) await network.publish(uuidNamed(`altrui-${i}`), version);
    await eventually('everything', shown, (rows) => rows.filter(({ version }) => version === 4).length === 25);
    projections.rebuild('ShowsVacancies');
    await projections.settled();
    expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', failure: null, result: { identical: true, events: 102 } });
    expect(await shown()).toHaveLength(26);
  });

  it('is rebuilt whole although messages came again behind it all, which a process had not acknowledged when it ended', async () => {
    const hub = network.receiver.app.get(HubConnection);
    const stream = new ReplayedStream(hub, 'VACANCIES', network.agency.id, network.receiver.app.get(UnitOfWork));
    const [early] = (await stream.upTo(1_000_000).next()).value as Inbound[];
    await network.receiver.app.get(Inbox).take([{ ...early!, deliveryCount: 2 }], 'VACANCIES');
    projections.rebuild('ShowsVacancies');
    await projections.settled();
    expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', result: { identical: true, events: 102 } });
  });

  it('comes back when its rows were lost, with its indexes and constraints under their names', async () => {
    await network.receiver.query('DELETE FROM shown');
    projections.rebuild('ShowsVacancies');
    await projections.settled();
    expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', result: { identical: false } });
    expect(await shown()).toHaveLength(26);
    expect(await network.receiver.query("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'shown' ORDER BY 1"))
      .toEqual([{ indexname: 'shown_by_title' }, { indexname: 'shown_pk' }]);
  });

  it('is rebuilt under load without missing what arrives meanwhile', async () => {
    let on = true;
    const published = new Set<string>();
    const load = (async () => {
      for (let i = 0; on; i++) {
        published.add(await network.publish(uuidNamed(`carico-${i}`)));
        published.add(await network.publish(uuidNamed(`proprio-${i}`), 1, network.receiver));
      }
    })();
    for (let round = 0; round < 3; round++) {
      projections.rebuild('ShowsVacancies');
      await projections.settled();
      expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    }
    on = false;
    await load;
    const rows = await eventually('the rest', shown, (all) => [...published].every((entity) => all.some((row) => row.entity === entity)));
    expect(rows).toHaveLength(26 + published.size);
  });

  it('takes its place once the database has been copied, with what arrived meanwhile, and keeps no reader waiting until then', async () => {
    const copying = network.receiver.dataSource.createQueryRunner();
    try {
      await copying.query(HOLD_SWAPS);
      await copying.startTransaction();
      await copying.query('LOCK TABLE shown IN ACCESS SHARE MODE');
      projections.rebuild('ShowsVacancies');
      const waiting = () => network.receiver.query('SELECT locktype FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())');
      expect(await eventually('the swap waiting', waiting, (locks) => locks.length === 1)).toEqual([{ locktype: 'advisory' }]);
      await network.publish(uuidNamed('durante-la-copia'));
      await eventually('the event', shown, (rows) => rows.some(({ entity }) => entity === uuidNamed('durante-la-copia')));
    } finally {
      await copying.commitTransaction();
      await copying.query('SELECT pg_advisory_unlock_all()');
      await copying.release();
    }
    await projections.settled();
    expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    expect((await shown()).map(({ entity }) => entity)).toContain(uuidNamed('durante-la-copia'));
  });

  it('is rebuilt without what its handler refuses, and without what was set aside when it arrived', async () => {
    refused.add(uuidNamed('rifiutata'));
    await network.publish(uuidNamed('rifiutata'));
    await eventually('the quarantine', () => network.receiver.query(`SELECT FROM quarantine WHERE subject LIKE '%${uuidNamed('rifiutata')}'`), (rows) => rows.length === 1);
    const rebuilt = async (): Promise<unknown> => {
      projections.rebuild('ShowsVacancies');
      await projections.settled();
      return projections.find('ShowsVacancies');
    };
    expect(await rebuilt()).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    refused.clear();
    expect(await rebuilt()).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    await network.receiver.query('DELETE FROM quarantine');
    refused.add(uuidNamed('rifiutata'));
    expect(await rebuilt()).toMatchObject({ status: 'rebuilt', result: { identical: true } });
  });

  it('is rebuilt with what somebody else sent a message under the id of, that was set aside', async () => {
    await network.publish(uuidNamed('vera'));
    await eventually('the event', shown, (rows) => rows.some(({ entity }) => entity === uuidNamed('vera')));
    const [genuine] = await network.sender.query<{ id: string }>(`SELECT id FROM outbox WHERE entity = '${uuidNamed('vera')}'`);
    const copied = signedMessage({ from: testMember('agency', 'agenzia-estranea'), type: vacancyPublishedV1.type, audience: 'all', entity: uuidNamed('falsa'), data: vacancyPublishedV1.example });
    await network.hub.publish({ ...copied, headers: { ...copied.headers, 'ce-id': genuine!.id } }, 'copied');
    await eventually('the quarantine', () => network.receiver.query('SELECT FROM quarantine WHERE event_id = $1', [genuine!.id]), (rows) => rows.length === 1);
    projections.rebuild('ShowsVacancies');
    await projections.settled();
    expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    expect((await shown()).map(({ entity }) => entity)).toContain(uuidNamed('vera'));
  });

  it('refuses a second rebuild while one runs, and a name that it does not know', async () => {
    projections.rebuild('ShowsVacancies');
    expect(() => projections.rebuild('ShowsVacancies')).toThrow('a rebuild is running already');
    await projections.settled();
    expect(() => projections.rebuild('Nessuna')).toThrow('GET /projections lists them');
  });

  it('is rebuilt after the unit of work that asks for it has committed, in transactions of its own', async () => {
    await network.receiver.run(async (tx) => {
      expect(projections.rebuild('ShowsVacancies')).toMatchObject({ status: 'rebuilding' });
      expect(() => projections.rebuild('ShowsVacancies')).toThrow('a rebuild is running already');
      await tx.query('SELECT 1');
    });
    await projections.settled();
    expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', failure: null, result: { identical: true } });
  });

  it('stays as it is when the unit of work that asks for its rebuild fails, and can be rebuilt then', async () => {
    const before = projections.find('ShowsVacancies');
    await expect(network.receiver.run(async () => {
      projections.rebuild('ShowsVacancies');
      throw new Error('the request failed');
    })).rejects.toThrow('the request failed');
    expect(projections.find('ShowsVacancies')).toEqual(before);
    projections.rebuild('ShowsVacancies');
    await projections.settled();
    expect(projections.find('ShowsVacancies')).toMatchObject({ status: 'rebuilt', failure: null });
  });
});
