import { networkErasureRequestedV1, vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { eventually, memberRecordOf, signedMessage, uuidNamed, VacancyNetwork, type MessagingNode } from '@filiera/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { createNamedKey, registeredKey } from '../identity/node-keys.js';
import { ConsumesBatch } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Prune } from '../messaging/prune.js';
import { Projects } from '../projections/projects.js';
import { verifyChain } from '../signatures/verify-chain.js';
import { ENTER_DOUBT } from './doubt.js';
import { ForgottenEntities } from './forgotten-entities.js';
import { RestoresOwnState, type OwnStateRestorer } from './restores-own-state.js';

const TABLES = [
  'CREATE TABLE IF NOT EXISTS own_board (entity text PRIMARY KEY, version integer NOT NULL)',
  'CREATE TABLE IF NOT EXISTS own_state (entity text PRIMARY KEY, version integer NOT NULL)',
];
const KEEP = (table: string): string => `INSERT INTO ${table} AS known (entity, version) VALUES ($1, $2)
  ON CONFLICT (entity) DO UPDATE SET version = excluded.version WHERE excluded.version > known.version`;

@Projects('own_board')
@Controller()
class OwnBoard {
  @ConsumesBatch(vacancyPublishedV1)
  async keep(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    for (const { entity, version } of events) await tx.query(KEEP('own_board'), [entity, version]);
  }
}

class KeepsState implements OwnStateRestorer {
  async restore({ entity, version }: ReceivedEvent, tx: EntityManager): Promise<boolean> {
    await tx.query(KEEP('own_state'), [entity, version]);
    return true;
  }
}

@Injectable()
@RestoresOwnState('found', vacancyPublishedV1)
class KeepsStateByItself extends KeepsState {}

@Injectable()
@RestoresOwnState('confirmed', vacancyPublishedV1)
class KeepsStateWhenConfirmed extends KeepsState {}

describe('a node whose database was restored from a backup', () => {
  let network: VacancyNetwork;

  const start = async (restorer: typeof KeepsState = KeepsStateByItself): Promise<void> => {
    network = await VacancyNetwork.start({ sender: { controllers: [OwnBoard], providers: [restorer], tables: TABLES } });
  };
  const published = (): Promise<unknown[]> =>
    eventually('everything published', () => network.sender.query('SELECT FROM outbox_sealed WHERE published_at IS NULL UNION ALL SELECT FROM outbox_waiting'), (rows) => rows.length === 0);
  const settled = (): Promise<unknown[]> => eventually('the end of the doubt', () => network.sender.query('SELECT FROM outbox_doubt'), (rows) => rows.length === 0);
  const ownRows = (table: string): Promise<unknown[]> => network.sender.query(`SELECT entity, version FROM ${table} ORDER BY entity`);

  const event = (name: string, version: number): string => `${uuidNamed(name)} ${version}`;

  /** What the tables were after their first event. */
  const backToFirstEvent = async (node: MessagingNode): Promise<void> => {
    await node.query('DELETE FROM outbox_sealed WHERE sequence > 1');
    await node.query('DELETE FROM outbox_batch WHERE id NOT IN (SELECT batch FROM outbox_sealed)');
    await node.query('DELETE FROM outbox WHERE position NOT IN (SELECT position FROM outbox_sealed)');
    await node.query('UPDATE outbox_chain c SET sequence = s.sequence, digest = s.digest FROM outbox_sealed s WHERE s.stream = c.stream');
    await node.query('UPDATE own_board SET version = 1');
    await node.query(`DELETE FROM own_board WHERE entity <> '${uuidNamed('prima')}'`);
    await node.query(ENTER_DOUBT);
  };
  const workAndLoseIt = async (offline = false): Promise<void> => {
    await network.publish(uuidNamed('prima'), 1);
    await published();
    await network.publish(uuidNamed('prima'), 2);
    await network.publish(uuidNamed('dopo'), 1);
    await published();
    await network.restartSender(offline, backToFirstEvent);
  };

  afterEach(async () => {
    await network[Symbol.asyncDispose]();
  });

  it('takes what it told since back into its log, its projections and its entities, and goes on after it', async () => {
    await start();
    await workAndLoseIt();
    await settled();
    const told = [{ entity: uuidNamed('dopo'), version: 1 }, { entity: uuidNamed('prima'), version: 2 }];
    expect(await ownRows('own_board')).toEqual(told);
    expect(await ownRows('own_state')).toEqual(told);
    await network.publish(uuidNamed('prima'), 3);
    await published();
    const links = await network.sender.query<{ sequence: string; previous_digest: string; digest: string }>('SELECT sequence, previous_digest, digest FROM outbox_sealed');
    expect(verifyChain(links.map((link) => (
      { source: network.cpi.id, stream: 'VACANCIES', sequence: Number(link.sequence), previousDigest: link.previous_digest, digest: link.digest }
    )))).toEqual({ links: 4, gaps: [], breaks: [] });
    expect(await network.hub.count('VACANCIES')).toBe(4);
    const seen = await eventually('four events', () => network.seen(), (rows) => rows.length >= 4);
    expect(seen.map(({ entity, version }) => `${entity} ${version}`)).toEqual([event('prima', 1), event('prima', 2), event('dopo', 1), event('prima', 3)]);
  });

  it('reads back what it told also when the hub has as many of its events as it knows, and they are others', async () => {
    await start();
    await network.publish(uuidNamed('prima'), 1);
    await published();
    await network.publish(uuidNamed('prima'), 2);
    await published();
    await network.hub.manager.streams.deleteMessage('VACANCIES', 1);
    await network.restartSender(false, backToFirstEvent);
    await settled();
    expect(await ownRows('own_state')).toEqual([{ entity: uuidNamed('prima'), version: 2 }]);
    expect(await network.sender.query('SELECT entity_version AS version FROM outbox ORDER BY entity_version')).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('takes nothing back that nobody may keep any longer, though the hub still has it, and counts it there from then on', async () => {
    await start();
    await network.publish(uuidNamed('nuova'), 1);
    await published();
    const time = new Date(Date.now() - 370 * 24 * 3_600_000);
    // Its key was good then: nothing but its age keeps the event out.
    const record = memberRecordOf(network.cpi);
    await network.hub.introduce(network.cpi, { ...record, signingKeys: [{ ...record.signingKeys[0]!, validFrom: time.toISOString() }] });
    await eventually('the older key', () => network.sender.query('SELECT FROM member WHERE id = $1 AND version = 2', [network.cpi.id]), (rows) => rows.length === 1);
    // As the hub has it when a repair published it a second time: stored later than it happened.
    await network.hub.publish(signedMessage({ from: network.cpi, type: vacancyPublishedV1.type, audience: 'all', entity: uuidNamed('vecchia'), data: vacancyPublishedV1.example, time, sequence: 2 }));
    await network.restartSender();
    const counted = (): Promise<unknown[]> => network.sender.query('SELECT sequence::integer AS sequence, stream_sequence::integer AS "onHub" FROM outbox_copy');
    expect(await eventually('the old event counted', counted, (rows) => rows.length > 0)).toEqual([{ sequence: 2, onHub: 2 }]);
    expect(await ownRows('own_board')).toEqual([{ entity: uuidNamed('nuova'), version: 1 }]);
    expect(await ownRows('own_state')).toEqual([]);
    expect(await network.sender.query('SELECT entity FROM outbox')).toEqual([{ entity: uuidNamed('nuova') }]);
    await network.sender.app.get(Prune).sweep();
    expect(await counted()).toHaveLength(1);
  });

  it('knows what it told under keys that it has had since, whatever else the registry waits behind, and tells nothing under the one that ended', async () => {
    await start();
    await network.publish(uuidNamed('prima'), 1);
    await published();
    const [before, after] = [network.cpi.signing, createNamedKey('ed25519')];
    const record = memberRecordOf(network.cpi);
    const person = network.ids.pseudonym();
    await network.restartSender(true);
    const backup = await network.sender.query("SELECT * FROM inbox_progress WHERE stream = 'NETWORK'");
    // In the way of the registry: to be confirmed, which a node in doubt does not.
    await network.hub.publish(signedMessage({ from: network.agency, type: networkErasureRequestedV1.type, audience: 'all', entity: person, data: { person, scope: 'person' } }));
    await network.hub.introduce(network.cpi, { ...record, signingKeys: [{ ...record.signingKeys[0]!, validUntil: '2026-06-01T00:00:00Z' }, registeredKey(after, new Date('2026-05-31T00:00:00Z'))] });
    Object.assign(network.cpi, { signing: after });
    await network.restartSender();
    await network.publish(uuidNamed('dopo'), 1);
    await published();
    Object.assign(network.cpi, { signing: before });
    await network.restartSender(false, async (node) => {
      await backToFirstEvent(node);
      await node.query('UPDATE member SET version = 1, signing_keys = $2 WHERE id = $1', [network.cpi.id, JSON.stringify(record.signingKeys)]);
      await node.query("UPDATE inbox_progress SET stream_sequence = $1 WHERE stream = 'NETWORK'", [backup[0]!['stream_sequence']]);
      await node.query('DELETE FROM inbox');
      await node.query('DELETE FROM erasure');
    });
    await settled();
    expect(await ownRows('own_state')).toEqual([{ entity: uuidNamed('dopo'), version: 1 }]);
    await network.publish(uuidNamed('taciuta'), 1);
    await network.sender.outbox.sent();
    expect(await network.sender.query("SELECT o.entity FROM outbox_waiting JOIN outbox o USING (position) WHERE o.stream = 'VACANCIES'")).toEqual([{ entity: uuidNamed('taciuta') }]);
  });

  it('publishes again what it took back, should the hub lose it', async () => {
    await start();
    await workAndLoseIt();
    await settled();
    await network.hub.manager.streams.delete('VACANCIES');
    await network.hub.makeStream('VACANCIES');
    await network.restartReceiver(async (node) => { await node.query('DELETE FROM inbox'); await node.query('DELETE FROM seen'); await node.query('DELETE FROM inbox_progress'); });
    await network.restartSender();
    const seen = await eventually('the three events', () => network.seen(), (rows) => rows.length >= 3);
    expect(seen.map(({ entity, version }) => `${entity} ${version}`).sort()).toEqual([event('dopo', 1), event('prima', 1), event('prima', 2)]);
    expect(await network.receiver.query('SELECT reason FROM quarantine')).toEqual([]);
  });

  it('says nothing new before it has heard from the hub what it told', async () => {
    await start();
    await workAndLoseIt(true);
    await expect(network.publish(uuidNamed('prima'), 2)).rejects.toMatchObject({ code: 'node.restored', status: 409 });
    expect(await network.sender.query('SELECT FROM outbox')).toHaveLength(1);
    await network.restartSender();
    await settled();
    await network.publish(uuidNamed('prima'), 3);
    await published();
    expect(await network.hub.count('VACANCIES')).toBe(4);
  });

  it('gives an event that waited when the backup was made the place that it has on the hub', async () => {
    await start();
    await network.publish(uuidNamed('prima'), 1);
    await published();
    await network.restartSender(false, async (node) => {
      await node.query('INSERT INTO outbox_waiting (position) SELECT position FROM outbox_sealed');
      for (const table of ['outbox_sealed', 'outbox_batch', 'outbox_chain']) await node.query(`DELETE FROM ${table}`);
      await node.query(ENTER_DOUBT);
    });
    await settled();
    await network.publish(uuidNamed('altra'), 1);
    await published();
    expect(await network.hub.count('VACANCIES')).toBe(2);
    expect(await network.sender.query('SELECT o.entity, s.sequence::integer AS sequence FROM outbox o JOIN outbox_sealed s USING (position) ORDER BY s.sequence'))
      .toEqual([{ entity: uuidNamed('prima'), sequence: 1 }, { entity: uuidNamed('altra'), sequence: 2 }]);
  });

  it('tells a version of what only a person can bring back again to nobody, until they have confirmed what holds', async () => {
    await start(KeepsStateWhenConfirmed);
    await workAndLoseIt();
    await settled();
    const forgotten = network.sender.app.get(ForgottenEntities);
    expect((await forgotten.list()).map(({ entity, version }) => `${entity} ${version}`).sort()).toEqual([event('dopo', 1), event('prima', 2)]);
    await expect(network.publish(uuidNamed('prima'), 2)).rejects.toMatchObject({ code: 'entity.forgotten', status: 409 });
    expect(await ownRows('own_state')).toEqual([]);
    await forgotten.confirm(uuidNamed('prima'));
    expect(await ownRows('own_state')).toEqual([{ entity: uuidNamed('prima'), version: 2 }]);
    await network.publish(uuidNamed('prima'), 3);
    await published();
    await expect(forgotten.confirm(uuidNamed('prima'))).rejects.toMatchObject({ code: 'forgotten.unknown' });
    expect((await forgotten.list()).map(({ entity }) => entity)).toEqual([uuidNamed('dopo')]);
  });
});
