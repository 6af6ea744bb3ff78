import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { eventually, HubForTests, memberRecordOf, SeesVacancies, signedMessage, testMember, uuidNamed, VacancyNetwork, type MessageParts } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { Consumes } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Quarantine } from '../quarantine/quarantine.js';
import type { QuarantineReason } from '../quarantine/quarantine-reason.js';

interface Quarantined {
  readonly id: string;
  readonly reason: QuarantineReason;
  readonly detail: string;
}

let failing = (_: ReceivedEvent<VacancyState>): void => undefined;

@Controller()
class MayFail {
  @Consumes(vacancyPublishedV1)
  async handle(event: ReceivedEvent<VacancyState>, { tx }: Delivery): Promise<void> {
    await tx.query('SELECT 1');
    failing(event);
  }
}

describe('the inbox', () => {
  let network: VacancyNetwork;

  beforeAll(async () => {
    network = await VacancyNetwork.start({ receiver: { controllers: [SeesVacancies, MayFail] } });
  });

  afterAll(async () => {
    await network[Symbol.asyncDispose]();
  });

  const parts = (entity: string, more: Partial<MessageParts> = {}): MessageParts => (
    { from: network.cpi, type: vacancyPublishedV1.type, audience: 'all', entity, data: vacancyPublishedV1.example, ...more }
  );
  const seen = async (entity: string): Promise<{ version: number }[]> => (await network.seen()).filter((row) => row.entity === entity);
  const arrives = (entity: string): Promise<unknown> => eventually(entity, () => seen(entity), (rows) => rows.length > 0);
  const quarantined = (subject: string): Promise<Quarantined[]> => eventually(
    'the quarantine', () => network.receiver.query('SELECT id, reason, detail FROM quarantine WHERE subject LIKE $1', [`%${subject}%`]), (rows) => rows.length > 0);

  it.each<[string, QuarantineReason, (entity: string) => Pick<ReturnType<typeof signedMessage>, 'subject' | 'headers' | 'payload'>]>([
    ['without an envelope', 'unsigned', (entity) => ({ ...signedMessage(parts(entity)), headers: {} })],
    ['with a malformed envelope', 'malformed-envelope', (entity) => {
      const message = signedMessage(parts(entity));
      return { ...message, headers: { ...message.headers, 'ce-entityversion': 'zero' } };
    }],
    ['with a version that no table can hold', 'malformed-envelope', (entity) => {
      const message = signedMessage(parts(entity));
      return { ...message, headers: { ...message.headers, 'ce-entityversion': '1764500000000' } };
    }],
    ['with an identifier that no table can hold', 'malformed-subject', (entity) => {
      const message = signedMessage(parts(entity));
      return { ...message, subject: message.subject.replace(entity, `V-${entity}`), headers: { ...message.headers, 'ce-subject': `V-${entity}` } };
    }],
    ['without a signature', 'unsigned', (entity) => {
      const { 'ce-signature': _, ...headers } = signedMessage(parts(entity)).headers;
      return { ...signedMessage(parts(entity)), headers };
    }],
    ['signed by a key that the registry does not know', 'unknown-signer', (entity) => signedMessage(parts(entity, { from: testMember('cpi', network.cpi.id) }))],
    ['signed by another member', 'wrong-signature', (entity) => {
      const impostor = { ...network.agency, id: network.cpi.id, signing: { ...network.agency.signing, kid: network.cpi.signing.kid } };
      return signedMessage(parts(entity, { from: impostor }));
    }],
    ['whose payload was altered', 'wrong-signature', (entity) => {
      const message = signedMessage(parts(entity));
      return { ...message, payload: Buffer.concat([message.payload, Buffer.from(' ')]) };
    }],
    ['copied under another entity', 'rerouted', (entity) => ({ ...signedMessage(parts(network.ids.entityId())), subject: signedMessage(parts(entity)).subject })],
    ['copied under another publisher', 'rerouted', (entity) => ({ ...signedMessage(parts(entity)), subject: signedMessage(parts(entity, { from: network.agency })).subject.replace(network.agency.id, 'cpi-altro') })],
    ['copied to another audience', 'wrong-signature', (entity) => {
      const message = signedMessage(parts(entity, { audience: 'cpi' }));
      return { ...message, subject: message.subject.replace('.cpi.-.', '.all.-.') };
    }],
    ['that is not JSON', 'malformed-payload', (entity) => signedMessage(parts(entity, { data: '{"title":' }))],
    ['that breaks its contract', 'invalid-payload', (entity) => signedMessage(parts(entity, { data: { ...vacancyPublishedV1.example, positions: -1 } }))],
    ['larger than allowed', 'oversize', (entity) => signedMessage(parts(entity, { data: { ...vacancyPublishedV1.example, description: 'x'.repeat(300_000) } }))],
  ])('quarantines an event %s, once, and goes on', async (_, reason, make) => {
    const entity = network.ids.entityId();
    await network.hub.publish(make(entity));
    expect(await quarantined(entity)).toMatchObject([{ reason }]);
    const next = network.ids.entityId();
    await network.hub.publish(signedMessage(parts(next)));
    await arrives(next);
    expect(await seen(entity)).toEqual([]);
  });

  it('quarantines an event of a kind that the agreement does not let publish it', async () => {
    const coordinator = { ...network.hub.coordinator };
    const entity = network.ids.entityId();
    await network.hub.publish(signedMessage(parts(entity, { from: coordinator })));
    const [entry] = await quarantined(entity);
    expect(entry).toMatchObject({ reason: 'not-a-publisher', detail: expect.stringContaining('clause') });
  });

  it('takes up the events of an unknown signer by itself when the registry brings the key', async () => {
    const newcomer = testMember('cpi', 'cpi-nuovo');
    const entity = network.ids.entityId();
    await network.hub.publish(signedMessage(parts(entity, { from: newcomer })));
    expect(await quarantined(entity)).toMatchObject([{ reason: 'unknown-signer' }]);
    await network.hub.introduce(newcomer, memberRecordOf(newcomer));
    await arrives(entity);
    await eventually('the settling', () => network.receiver.query('SELECT state FROM quarantine WHERE subject LIKE $1', [`%${entity}%`]), ([row]) => row?.['state'] === 'replayed');
  });

  it('accepts what a member signed with the key that it had then, and its new key from the next registration on', async () => {
    const before = testMember('cpi', 'cpi-ruota');
    await network.hub.introduce(before);
    const after = testMember('cpi', 'cpi-ruota');
    const [old, fresh] = [network.ids.entityId(), network.ids.entityId()];
    await network.hub.publish(signedMessage(parts(old, { from: before })));
    await arrives(old);
    const rotated = { ...memberRecordOf(after), signingKeys: [
      { ...memberRecordOf(before).signingKeys[0]!, validUntil: '2026-06-01T00:00:00Z' }, ...memberRecordOf(after).signingKeys,
    ] };
    await network.hub.introduce(after, rotated);
    await network.hub.publish(signedMessage(parts(fresh, { from: after })));
    await arrives(fresh);
    const [late, early] = [network.ids.entityId(), network.ids.entityId()];
    await network.hub.publish(signedMessage(parts(late, { from: before, time: new Date('2026-09-01T00:00:00Z') })));
    expect(await quarantined(late)).toMatchObject([{ reason: 'key-expired' }]);
    await network.hub.publish(signedMessage(parts(early, { from: before, time: new Date('2026-03-01T00:00:00Z') })));
    await arrives(early);
  });

  it.each([['of nobody', undefined], ['about a person, as a later agreement may tell', crypto.randomUUID()]])('passes over an event type that it does not know, %s', async (_whom, person) => {
    const entity = network.ids.entityId();
    const message = signedMessage(parts(entity, { type: 'vacancy.reconsidered.v1', person }));
    await network.hub.publish(message);
    const next = network.ids.entityId();
    await network.hub.publish(signedMessage(parts(next)));
    await arrives(next);
    expect(await network.receiver.query('SELECT FROM quarantine WHERE subject LIKE $1', [`%${entity}%`])).toEqual([]);
  });

  it('handles an event once however often the hub delivers it', async () => {
    const [entity, next] = [network.ids.entityId(), network.ids.entityId()];
    const message = signedMessage(parts(entity));
    for (let copy = 0; copy < 5; copy++) await network.hub.publish(message, `copia-${copy}-${entity}`);
    await network.hub.publish(signedMessage(parts(next)));
    await arrives(next);
    expect(await seen(entity)).toHaveLength(1);
  });

  it('hands over an older version that arrives after a newer one, and leaves the choice to the handler', async () => {
    const entity = network.ids.entityId();
    await network.hub.publish(signedMessage(parts(entity, { version: 3 })));
    await network.hub.publish(signedMessage(parts(entity, { version: 2 })));
    expect(await eventually('both', () => seen(entity), (rows) => rows.length === 2)).toMatchObject([{ version: 3 }, { version: 2 }]);
  });

  it('quarantines the one event whose handler keeps failing, and handles its whole batch', async () => {
    const poison = network.ids.entityId();
    failing = (event) => { if (event.entity === poison) throw new Error('cannot be handled'); };
    const others = Array.from({ length: 30 }, () => network.ids.entityId());
    for (const [index, entity] of others.entries()) {
      if (index === 15) await network.hub.publish(signedMessage(parts(poison)));
      await network.hub.publish(signedMessage(parts(entity)));
    }
    for (const entity of others) await arrives(entity);
    expect(await quarantined(poison)).toMatchObject([{ reason: 'handler-failed', detail: expect.stringContaining('cannot be handled') }]);
    expect(await seen(poison)).toEqual([]);
    for (const entity of others) expect(await seen(entity)).toHaveLength(1);
    failing = () => undefined;
    const id = (await quarantined(poison))[0]!.id;
    await network.receiver.app.get(Quarantine).replay(id, 'tecnico');
    expect(await seen(poison)).toHaveLength(1);
    await expect(network.receiver.app.get(Quarantine).replay(id, 'tecnico')).rejects.toMatchObject({ code: 'quarantine.settled' });
  });

  it('takes in the others when its own tables refuse one, and sets that one aside', async () => {
    const [refused, other] = [signedMessage(parts(uuidNamed('rifiutata'))), signedMessage(parts(uuidNamed('accanto')))];
    await network.receiver.query(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.event_id = '${refused.headers['ce-id']}' THEN RAISE EXCEPTION 'no room for it'; END IF; RETURN NEW; END $$`);
    await network.receiver.query('CREATE TRIGGER refuse_one BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION refuse_one()');
    await Promise.all([network.hub.publish(refused), network.hub.publish(other)]);
    await arrives(uuidNamed('accanto'));
    expect(await quarantined(uuidNamed('rifiutata'))).toMatchObject([{ reason: 'handler-failed', detail: expect.stringContaining('P0001') }]);
    await network.receiver.query('DROP FUNCTION refuse_one CASCADE');
  });

  it('repeats a batch for as long as what stops it passes by itself', async () => {
    const entity = network.ids.entityId();
    let refusals = 0;
    failing = (event) => { if (event.entity === entity && refusals++ < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' }); };
    await network.hub.publish(signedMessage(parts(entity)));
    await arrives(entity);
    failing = () => undefined;
    expect(await seen(entity)).toHaveLength(1);
    expect(await network.receiver.query('SELECT FROM quarantine WHERE subject LIKE $1', [`%${entity}%`])).toEqual([]);
  });
});

describe('a late joiner', () => {
  it('starts from the newest event of each subject, then follows', async () => {
    const cpi = testMember('cpi');
    await using hub = await HubForTests.start([cpi]);
    for (let version = 1; version <= 5; version++) {
      await hub.publish(signedMessage({ from: cpi, type: vacancyPublishedV1.type, audience: 'all', entity: uuidNamed('vecchia'), version, data: vacancyPublishedV1.example }));
    }
    const late = testMember('agency', 'agenzia-tarda');
    await hub.makeConsumers('VACANCIES', late);
    const info = await hub.manager.consumers.info('VACANCIES', late.id);
    expect(info.num_pending).toBe(1);
  });
});
