import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VacancyState } from '@filiera/contracts';
import { UnitOfWork } from '@filiera/member-kit';
import { RunningMember, eventually, keyOf, sampleProfile, sampleVacancy } from '@filiera/testing';
import { EuresDocuments } from '../src/imports/eures-documents.js';
import { manifest } from '../src/member.js';
import { NoticeRestore } from '../src/offers/notice-restore.js';
import { OfferEraser } from '../src/offers/erase-offers.js';
import { OFFERED } from '../src/offers/offer-families.js';
import type { OfferChanges, OfferDetail, OfferReference } from '../src/offers/offer-views.js';
import { PruneOffers } from '../src/offers/prune-offers.js';
import { readXml } from '@filiera/exchange';
import { positionOpening } from './position-opening.fixture.js';

const JV = '/input/api/jv/v0.1';
const CV = '/input/api/cv/v1.0';
const real = { ...sampleVacancy, sample: false };

describe('what the EURES adviser offers', () => {
  let eures: RunningMember;
  let now = Date.parse('2026-11-23T12:00:00Z');

  beforeAll(async () => {
    eures = await RunningMember.start(manifest, { clock: { now: () => new Date(now) } });
  });
  afterAll(() => eures?.stop());

  const publish = async (change: object = {}): Promise<string> => {
    const { id } = (await eures.as('operator').post('/vacancies', { ...real, ...change }).expect(201)).body;
    await eures.as('operator').post(`/vacancies/${id}/publish`).expect(200);
    return `eures-esempio.${id}`;
  };
  const all = async (base = JV): Promise<OfferChanges> => (await eures.as('operator').get(`${base}/getAll`).expect(200)).body;
  const changes = async (since: number, base = JV): Promise<OfferChanges> => (await eures.as('operator').get(`${base}/getChanges/${since}`).expect(200)).body;
  const details = async (references: readonly string[], base = JV): Promise<OfferDetail[]> => (await eures.as('operator').post(`${base}/getDetails`, references).expect(200)).body;
  const named = (list: readonly OfferReference[]): string[] => list.map(({ reference }) => reference);

  it('answers, and only with a key', async () => {
    expect((await eures.as('operator').get(`${JV}/ping`).expect(200)).body).toEqual({ status: 'OK' });
    await eures.as('technician').get(`${JV}/getAll`).expect(403);
    await eures.as('operator').get(`${JV}/getChanges/yesterday`).expect(400);
    await eures.as('operator').post(`${JV}/getDetails`, { references: [] }).expect(422);
  });

  it('lists a vacancy from its publication to its withdrawal, and empties it then', async () => {
    const reference = await publish();
    const created = (await all()).createdReferences.find((each) => each.reference === reference)!;
    expect(created).toEqual({
      reference, source: 'eures-esempio', status: 'ACTIVE', creationTimestamp: expect.stringMatching(/Z$/), lastModificationTimestamp: created.creationTimestamp,
    });
    const [detail] = await details([reference, 'never-given']);
    expect(detail).toMatchObject({ ...created, contentFormatVersion: '1.3' });
    expect(detail!.content).toContain('<PositionTitle>Elettricista civile, m/f</PositionTitle>');

    const id = reference.split('.')[1]!;
    await eures.as('operator').patch(`/vacancies/${id}`, { positions: 3 }).expect(200);
    const after = Date.parse(created.lastModificationTimestamp) + 1;
    expect(named((await changes(after)).modifiedReferences)).toEqual([reference]);
    await eures.as('operator').post(`/vacancies/${id}/withdraw`).expect(200);
    const { closedReferences, modifiedReferences } = await changes(after);
    expect([named(closedReferences), modifiedReferences]).toEqual([[reference], []]);
    expect(await details([reference])).toEqual([{ ...closedReferences[0], status: 'CLOSED', closingTimestamp: expect.any(String), content: '', contentFormatVersion: '1.3' }]);
    await eures.as('operator').post(`/vacancies/${id}/publish`).expect(200);
    expect(named((await changes(Date.parse(closedReferences[0]!.closingTimestamp!) + 1)).modifiedReferences)).toEqual([reference]);
  });

  it('offers neither samples nor what came from EURES', async () => {
    const sample = await publish({ sample: true });
    await eures.as('operator').post('/eures/imports', { documents: [{ name: 'x', xml: positionOpening({ number: 'from-there' }) }] }).expect(201);
    const listed = named((await all()).createdReferences);
    expect(listed).not.toContain(sample);
    expect(await eures.query(`SELECT 1 FROM eures_offer o JOIN board_vacancy b ON b.id = o.entity WHERE b.content -> 'origin' IS NOT NULL`)).toEqual([]);
  });

  it('closes what is past its last day although nobody has said so', async () => {
    const reference = await publish({ validUntil: '2026-11-24' });
    expect(named((await all()).createdReferences)).toContain(reference);
    now += 2 * 86_400_000;
    expect(named((await all()).closedReferences)).toContain(reference);
  });

  it('drops a reference that has been closed for as long as the events are kept', async () => {
    const closed = named((await all()).closedReferences);
    const prune = eures.app.get(PruneOffers, { strict: false });
    expect([closed.length > 0, await prune.sweep()]).toEqual([true, 0]);
    now += 366 * 86_400_000;
    expect(await prune.sweep()).toBe(closed.length);
    now -= 366 * 86_400_000;
  });

  it.each([['jv', 'board_vacancy_offered'], ['cv', 'board_candidate_offered']] as const)('compares the board with the ledger out of an index (%s): unpacking each state took half a second of a full board', async (family, index) => {
    const plan = await eures.app.get(UnitOfWork, { strict: false }).run(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      return tx.query<object[]>(`EXPLAIN ${OFFERED[family].replaceAll('$2', 'current_date').replaceAll('$3', 'false')}`);
    });
    expect(JSON.stringify(plan)).toContain(index);
    expect(JSON.stringify(plan)).not.toContain('Seq Scan');
  });

  it('misses no change, whatever happens at the same time and whatever the clock does', async () => {
    let cursor = Date.parse((await all()).createdReferences.at(-1)?.lastModificationTimestamp ?? '1970-01-01') + 1;
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      const { createdReferences, modifiedReferences, closedReferences } = await changes(cursor);
      const found = [...createdReferences, ...modifiedReferences, ...closedReferences];
      for (const { reference } of found) seen.add(reference);
      cursor = Math.max(cursor, ...found.map(({ lastModificationTimestamp }) => Date.parse(lastModificationTimestamp) + 1));
    };
    let writing = true;
    const readers = [1, 2].map(async () => { while (writing) await look(); });
    const published = await Promise.all(Array.from({ length: 30 }, async (_, at) => {
      // A clock that is put back now and then must not hide what comes after.
      now += at % 3 === 0 ? -60_000 : 40_000;
      return publish({ title: `Elettricista ${at}` });
    }));
    writing = false;
    await Promise.all(readers);
    await look();
    expect(published.filter((reference) => !seen.has(reference))).toEqual([]);
  });

  it('is read back by the client of another node: the same vacancies, and they close with the original', async () => {
    await using there = await RunningMember.start(manifest, {
      clock: { now: () => new Date(now) }, settings: { work: { eures: { url: `${eures.url}${JV}`, token: keyOf('operator'), pauseMs: 1 } } },
    });
    const whole = await publish({
      title: 'R&D <lead>', description: 'Prima riga.\nSeconda: a < b & c.', employer: { name: 'Ditta Esempio & Figli', sector: '43.21.01' },
      occupation: { isco: '7411', esco: 'http://data.europa.eu/esco/occupation/o-1' }, essentialSkills: ['http://data.europa.eu/esco/skill/s-1'],
      optionalSkills: ['http://data.europa.eu/esco/skill/s-2'], contract: 'apprenticeship-3', durationMonths: 18, hours: { schedule: 'part-time', weekly: 24.5 },
      languages: [{ code: 'de', cefr: 'B2' }, { code: 'en', cefr: 'A2' }], licences: ['B', 'CQC-goods'], experienceMonths: 7, educationEqf: 3, positions: 4,
      remote: 'full', targetedPlacement: true, applicationUrl: 'https://jobs.example/?a=1&b=2',
    });
    const run = async (): Promise<{ state: string; counts: object }> => {
      const { id } = (await there.as('operator').post('/eures-runs').expect(202)).body;
      return eventually('the run to end', async () => (await there.as('operator').get(`/eures-runs/${id}`)).body, ({ state }) => state !== 'running');
    };
    expect(await run()).toMatchObject({ state: 'done', counts: { refused: 0 } });
    const here = await eures.query<{ reference: string; content: VacancyState }>(
      `SELECT o.reference, b.content FROM board_vacancy b JOIN eures_offer o ON o.entity = b.id WHERE o.closed_at IS NULL ORDER BY 1`);
    const brought = await there.query<{ reference: string; content: VacancyState }>(
      `SELECT substr(content -> 'origin' ->> 'reference', 15) AS reference, content FROM board_vacancy WHERE status = 'published' ORDER BY 1`);
    expect(brought.map(({ content: { origin: _origin, publishedOn: _day, ...content }, reference }) => ({ reference, content })))
      .toEqual(here.map(({ content: { publishedOn: _day, ...content }, reference }) => ({ reference, content })));
    expect(here.length).toBeGreaterThan(20);

    await eures.as('operator').post(`/vacancies/${whole.split('.')[1]}/withdraw`).expect(200);
    expect(await run()).toMatchObject({ state: 'done', counts: { created: 0, closed: 1, refused: 0 } });
  });

  it('writes a vacancy of the board as a file, one that came from EURES with all that stood in its document', async () => {
    const xml = positionOpening({ number: 'kept', extra: '<SocialBenefit code="1">Meals &amp; room</SocialBenefit>' });
    await eures.as('operator').post('/eures/imports', { documents: [{ name: 'kept', xml }] }).expect(201);
    const [{ id }] = await eures.query<{ id: string }>(`SELECT id FROM vacancy WHERE origin_reference = 'EXAMPLE/kept'`) as [{ id: string }];
    await eures.as('operator').patch(`/vacancies/${id}`, { positions: 5 }).expect(200);
    const answer = await eures.as('operator').get(`/eures/vacancies/${id}/position-opening`).expect(200);
    expect(answer.headers['content-type']).toContain('application/xml');
    const written = answer.text ?? String(answer.body);
    expect(written).toContain('<SocialBenefit code="1">Meals &amp; room</SocialBenefit>');
    expect(written).toContain('<PositionOpenQuantity>5</PositionOpenQuantity>');
    expect(written).toContain('Example street 1');
    await eures.as('operator').post(`/vacancies/${id}/withdraw`).expect(200);
    await eures.app.get(EuresDocuments, { strict: false }).sweep();
    expect(await eures.query(`SELECT 1 FROM eures_document WHERE reference = 'EXAMPLE/kept'`)).toEqual([]);
    await eures.as('operator').get('/eures/vacancies/00000000-0000-7000-8000-000000000000/position-opening').expect(404);
  });

  describe('profiles', () => {
    const person = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
    const know = (n: number, version: number, content: object | null, status = 'available'): Promise<unknown> => eures.query(
      `INSERT INTO board_candidate (publisher, person, version, status, event_time, content) VALUES ('cpi-esempio', $1, $2, $3, now(), $4)
       ON CONFLICT (publisher, person) DO UPDATE SET version = excluded.version, status = excluded.status, content = excluded.content`,
      [person(n), version, status, content === null ? null : JSON.stringify({ status, ...content })]);
    const abroad = { ...sampleProfile, mobility: { municipality: '075035', maxKm: 30, countries: ['GR', 'DE'] } };

    it('go out only when the person would move, with the sections that are shared and under a name of their own', async () => {
      await know(1, 1, abroad);
      await know(2, 1, sampleProfile);
      await know(3, 1, { occupations: [{ isco: '2511' }], skills: [], languages: [] });
      await know(4, 1, { occupations: [], skills: [], languages: [{ code: 'fr', cefr: 'B1' }], mobility: { municipality: '075035', maxKm: 1, countries: ['FR'] } });
      const { createdReferences } = await all(CV);
      expect(createdReferences).toHaveLength(2);
      const contents = (await details(named(createdReferences), CV)).map(({ content }) => content);
      for (const content of contents) expect(readXml(content).name).toBe('Candidate');
      expect(contents.join('')).not.toContain('00000000-0000-4000');
      const [full, bare] = contents[0]!.includes('7411') ? contents : contents.toReversed();
      expect(full).toContain('<PreferredLocation><ReferenceLocation><CountryCode>EL</CountryCode>');
      expect(full).toContain('<CompetencyID>it</CompetencyID><TaxonomyID>language</TaxonomyID><ProficiencyLevel><ScoreText>C2</ScoreText>');
      expect(full).toContain('<Measure unitCode="month">30</Measure>');
      expect(bare).toContain('<CompetencyID>fr</CompetencyID>');
      expect(bare).not.toMatch(/EducationHistory|Licenses|ExperienceSummary|JobCategory/);
    });

    it('have not changed when their holder only tells them again, as people are told who are still there after a year', async () => {
      await know(7, 1, abroad);
      await all(CV);
      const [offer] = await eures.query<{ reference: string }>(`SELECT reference FROM eures_offer WHERE entity = $1`, [person(7)]);
      const [before] = await details([offer!.reference], CV);
      now += 300_000;
      await know(7, 2, abroad);
      expect(await details([offer!.reference], CV)).toEqual([before]);
      expect(named((await changes(Date.parse(before!.lastModificationTimestamp) + 1, CV)).modifiedReferences)).not.toContain(offer!.reference);
      await know(7, 3, { ...abroad, skills: [] });
      expect(named((await changes(Date.parse(before!.lastModificationTimestamp) + 1, CV)).modifiedReferences)).toContain(offer!.reference);
    });

    it('have the same reference again after a restore, under which nobody finds the pseudonym without the key', async () => {
      await know(8, 1, abroad);
      await all(CV);
      const offer = async (): Promise<string> => (await eures.query<{ reference: string }>(`SELECT reference FROM eures_offer WHERE entity = $1`, [person(8)]))[0]!.reference;
      const reference = await offer();
      expect(reference).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      // An older ledger does not have it; what it has, it keeps.
      await eures.query(`DELETE FROM eures_offer WHERE entity = $1`, [person(8)]);
      await all(CV);
      expect(await offer()).toBe(reference);
      const kept = '00000000-0000-4000-8000-0000000000ff';
      await eures.query(`UPDATE eures_offer SET reference = $2 WHERE entity = $1`, [person(8), kept]);
      await know(8, 2, { ...abroad, skills: [] });
      expect(named((await all(CV)).createdReferences)).toContain(kept);
      await eures.query(`UPDATE eures_offer_key SET key = '\\x00'`);
      await eures.query(`DELETE FROM eures_offer WHERE entity = $1`, [person(8)]);
      await all(CV);
      expect(await offer()).not.toBe(reference);
    });

    it('are told as closed after a restore, when they ended while the ledger that knew them was gone', async () => {
      const later = [10, 11, 12, 13].map((n) => `00000000-0000-4000-8000-0000000000${n}`) as [string, string, string, string];
      const tell = (who: string, version: number, content: object | null, status = 'available'): Promise<unknown> => eures.query(
        `INSERT INTO board_candidate (publisher, person, version, status, event_time, content) VALUES ('cpi-esempio', $1, $2, $3, $5, $4)
         ON CONFLICT (publisher, person) DO UPDATE SET version = excluded.version, status = excluded.status, content = excluded.content, event_time = excluded.event_time`,
        [who, version, status, content === null ? null : JSON.stringify({ status, ...content }), new Date(now)]);
      await eures.query(`UPDATE board_candidate SET event_time = $1`, [new Date(now - 30 * 86_400_000)]);
      await eures.query(`UPDATE board_vacancy SET event_time = $1`, [new Date(now - 30 * 86_400_000)]);
      for (const who of later) await tell(who, 1, abroad);
      const vacancy = await publish();
      await all(CV);
      await all();
      const [withdrawn, revoked, erased, open] = await Promise.all(later.map(async (who) =>
        (await eures.query<{ reference: string }>(`SELECT reference FROM eures_offer WHERE entity = $1`, [who]))[0]!.reference)) as [string, string, string, string];
      const before = await all(CV);

      // The database is that of the day before yesterday; the board learns from the hub what has become of them, the ledger from nobody.
      await eures.query(`INSERT INTO outbox_doubt VALUES ($1)`, [new Date(now)]);
      await eures.app.get(NoticeRestore, { strict: false }).onModuleInit();
      await eures.app.get(NoticeRestore, { strict: false }).onModuleInit();
      await eures.query(`DELETE FROM outbox_doubt`);
      await eures.query(`DELETE FROM eures_offer WHERE reference = ANY ($1)`, [[withdrawn, revoked, erased, open, vacancy]]);
      await tell(later[0], 2, null, 'withdrawn');
      await tell(later[1], 2, sampleProfile);
      await eures.query(`DELETE FROM board_candidate WHERE person = $1`, [later[2]]);
      await eures.query(
        `INSERT INTO erasure (person, scope, holder, requested_at, erased_at, erased_records) VALUES ($1, 'person', 'cpi-esempio', $2, $2, 0)`, [later[2], new Date(now)]);
      await eures.as('operator').post(`/vacancies/${vacancy.split('.')[1]}/withdraw`).expect(200);

      const after = await all(CV);
      expect(named(after.closedReferences).filter((each) => !named(before.closedReferences).includes(each)).sort()).toEqual([withdrawn, revoked, erased].sort());
      expect(named(after.createdReferences)).toContain(open);
      expect(await eures.query(`SELECT publisher, entity FROM eures_offer WHERE reference = $1`, [erased])).toEqual([{ publisher: null, entity: null }]);
      expect(named((await all()).closedReferences)).toContain(vacancy);
      expect(await all(CV)).toEqual(after);

      // Who moves abroad after all is offered again; and when the doubt is over, nothing is closed any more that was not offered.
      await tell(later[1], 3, abroad);
      expect(named((await all(CV)).createdReferences)).toContain(revoked);
      now += 8 * 86_400_000;
      await tell('00000000-0000-4000-8000-000000000014', 1, sampleProfile);
      expect((await all(CV)).closedReferences).toHaveLength(after.closedReferences.length - 1);
      now -= 8 * 86_400_000;
    });

    it('close when the consent is withdrawn or the person erased, and are emptied, stored answers included', async () => {
      await know(5, 1, abroad);
      await know(6, 1, abroad);
      await all(CV);
      const references = await eures.query<{ reference: string }>(`SELECT reference FROM eures_offer WHERE entity = ANY ($1) ORDER BY entity`, [[person(5), person(6)]]);
      const [withdrawn, erased] = references.map(({ reference }) => reference) as [string, string];
      await know(5, 2, null, 'withdrawn');
      await eures.app.get(UnitOfWork, { strict: false }).run(async (tx) => {
        await tx.query(`DELETE FROM board_candidate WHERE person = $1`, [person(6)]);
        const eraser = eures.app.get(OfferEraser, { strict: false });
        expect([await eraser.erase(person(6), tx), await eraser.erase(person(6), tx)]).toEqual([1, 0]);
      });
      expect(named((await all(CV)).closedReferences)).toEqual(expect.arrayContaining([withdrawn, erased]));
      expect((await details([withdrawn, erased], CV)).map(({ status, content }) => [status, content])).toEqual([['CLOSED', ''], ['CLOSED', '']]);
      expect(await eures.query(`SELECT 1 FROM eures_offer WHERE entity = $1`, [person(6)])).toEqual([]);
      await eures.as('operator').post(`${CV}/getDetails`, [withdrawn]).set('idempotency-key', 'k-1').expect(422);
    });
  });
});
