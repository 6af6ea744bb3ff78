import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningMember, keyOf, roleMatrix, wrongCells } from '@filiera/testing';
import { manifest } from '../src/member.js';
import type { ImportReport } from '../src/imports/import-report.js';
import { positionOpening } from './position-opening.fixture.js';
import { TestDataConfiguration } from './test-data.config.js';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('the program of the EURES adviser', () => {
  let eures: RunningMember;

  beforeAll(async () => {
    eures = await RunningMember.start(manifest, { clock: { now: () => NOW } });
  });
  afterAll(() => eures?.stop());

  const bring = async (body: object): Promise<{ id: string; report: ImportReport }> => (await eures.as('operator').post('/eures/imports', body).expect(201)).body;
  const onBoard = async (reference: string): Promise<Record<string, unknown> | undefined> =>
    (await eures.query<{ content: Record<string, unknown> }>(`SELECT content FROM board_vacancy WHERE content -> 'origin' ->> 'reference' = $1`, [reference]))[0]?.content;

  it('lets each role do what its routes say, and nobody else', async () => {
    expect(wrongCells(await roleMatrix(eures.app, keyOf))).toEqual([]);
  });

  it('publishes what is new, once, updates what has changed, closes what is closed there', async () => {
    const first = await bring({ documents: [{ name: 'a.xml', xml: positionOpening({ number: 'life' }) }] });
    expect(first.report).toEqual({ created: ['EXAMPLE/life'], updated: [], unchanged: [], closed: [], refused: [] });
    expect(await onBoard('EXAMPLE/life')).toMatchObject({ status: 'published', title: 'Electrician', origin: { system: 'eures', reference: 'EXAMPLE/life' }, sample: false });
    expect((await bring({ documents: [{ name: 'a.xml', xml: positionOpening({ number: 'life' }) }] })).report).toMatchObject({ created: [], unchanged: ['EXAMPLE/life'] });
    expect((await bring({ documents: [{ name: 'a.xml', xml: positionOpening({ number: 'life', title: 'Electrician, ships' }) }] })).report.updated).toEqual(['EXAMPLE/life']);
    const detail = { reference: 'life', source: 'EXAMPLE', status: 'CLOSED', content: '' };
    expect((await bring({ details: [detail] })).report.closed).toEqual(['EXAMPLE/life']);
    expect(await onBoard('EXAMPLE/life')).toMatchObject({ status: 'withdrawn' });
    expect((await bring({ details: [detail] })).report.closed).toEqual([]);
  });

  it('knows a vacancy again whether it comes as a file or through the interface', async () => {
    await bring({ documents: [{ name: 'b.xml', xml: positionOpening({ number: 'both' }) }] });
    const report = (await bring({ details: [{ reference: 'both', source: 'EXAMPLE', status: 'ACTIVE', content: positionOpening({ number: 'both' }), contentFormatVersion: '1.3' }] })).report;
    expect(report.unchanged).toEqual(['EXAMPLE/both']);
    expect((await bring({ documents: [{ name: 'b.xml', xml: positionOpening({ number: 'both', status: 'Closed' }) }] })).report.closed).toEqual(['EXAMPLE/both']);
  });

  it('closes what is past its date, unless asked to move it to today as a sample', async () => {
    const old = positionOpening({ number: 'old', validFrom: '2018-11-01', closeDate: '2018-11-21' });
    expect((await bring({ documents: [{ name: 'old.xml', xml: old }] })).report).toMatchObject({ created: [], closed: ['EXAMPLE/old'] });
    expect(await onBoard('EXAMPLE/old')).toBeUndefined();
    expect((await bring({ documents: [{ name: 'old.xml', xml: old }], shiftDates: true })).report.created).toEqual(['EXAMPLE/old']);
    expect(await onBoard('EXAMPLE/old')).toMatchObject({ publishedOn: '2026-11-23', validUntil: '2026-12-13', sample: true });
    const live = positionOpening({ number: 'live' });
    await bring({ documents: [{ name: 'live.xml', xml: live }], shiftDates: true });
    expect(await onBoard('EXAMPLE/live')).toMatchObject({ validUntil: '2026-12-31', sample: false });
  });

  it('takes what it can and tells every fault of the rest, with document and line', async () => {
    const { report, id } = await bring({
      documents: [
        { name: 'good.xml', xml: positionOpening({ number: 'good' }) },
        { name: 'cut.xml', xml: positionOpening().slice(0, 700) },
        { name: 'codes.xml', xml: positionOpening({ number: 'codes', offering: 'Forever', category: '' }) },
        { name: 'far.xml', xml: positionOpening({ number: 'far', closeDate: '2030-01-01' }) },
      ],
    });
    expect(report.created).toEqual(['EXAMPLE/good']);
    expect(report.refused.map(({ name, line, field }) => [name, line > 0, field])).toEqual([
      ['cut.xml', true, 'xml'], ['codes.xml', true, 'JobCategoryCode'], ['codes.xml', true, 'PositionOfferingTypeCode'], ['far.xml', true, 'validUntil'],
    ]);
    expect((await eures.as('operator').get(`/eures/imports/${id}`).expect(200)).body).toMatchObject({ id, askedBy: 'operator-1', report });
    expect((await eures.as('operator').get('/eures/imports').expect(200)).body.items[0]).toMatchObject({ id, counts: { created: 1, refused: 4 } });
  });

  it('takes in what is longer than the network lets it be, though the cut comes in the middle of a character', async () => {
    const cut = (most: number): string => `${'x'.repeat(most - 1)}🎉`;
    const extra = `<UserArea><FilieraVacancy xmlns="urn:filiera:position-opening:1"><AgencyAuthorisation>${cut(60)}</AgencyAuthorisation></FilieraVacancy></UserArea>`;
    const whole = positionOpening({ number: 'cut-short', title: cut(200), content: cut(10_000), city: cut(120), extra }).replace('Example AS', cut(200));
    const { report } = await bring({ documents: [{ name: 'long.xml', xml: whole }, { name: 'code.xml', xml: positionOpening({ number: 'code', offering: cut(40) }) }] });
    expect(report).toMatchObject({ created: ['EXAMPLE/cut-short'], refused: [{ name: 'code.xml', field: 'PositionOfferingTypeCode', reason: { en: expect.stringContaining(`${'x'.repeat(39)}, expected`) } }] });
    const { title, description, employer, workplace, agencyAuthorisation } = (await onBoard('EXAMPLE/cut-short')) as Record<string, { length: number; name?: string; city?: string }>;
    expect([title!.length, description!.length, employer!.name!.length, workplace!.city!.length, agencyAuthorisation!.length]).toEqual([199, 9_999, 199, 119, 59]);
  });

  it('takes null for a list that is not given', async () => {
    const nothing = { created: [], updated: [], unchanged: [], closed: [], refused: [] };
    for (const body of [{ documents: [], details: null }, { documents: null, details: [] }, { documents: null, shiftDates: null }]) expect((await bring(body)).report).toEqual(nothing);
  });

  it('refuses a request that is no import, and answers 404 for an unknown one', async () => {
    await eures.as('operator').post('/eures/imports', { documents: [{ name: 'x' }] }).expect(400);
    await eures.as('operator').post('/eures/imports', { details: [{ reference: 'a/b', source: 'X', status: 'OPEN' }] }).expect(400);
    expect((await bring({})).report).toEqual({ created: [], updated: [], unchanged: [], closed: [], refused: [] });
    await eures.as('operator').get('/eures/imports/00000000-0000-7000-8000-000000000000').expect(404);
  });

  it('takes every real vacancy that a tester has: past ones closed, shifted ones published', async () => {
    const folder = new TestDataConfiguration().folder;
    const ads = folder === undefined ? undefined : join(folder, 'eures', 'ads');
    if (ads === undefined || !existsSync(ads)) return;
    const documents = readdirSync(ads).map((name) => ({ name, xml: readFileSync(join(ads, name), 'utf8') }));
    const details = JSON.parse(readFileSync(join(folder!, 'eures', 'vacancy_details.json'), 'utf8'));
    const asTheyAre = (await bring({ documents, details })).report;
    expect(asTheyAre).toMatchObject({ created: [], refused: [] });
    expect(asTheyAre.closed).toHaveLength(21);
    const shifted = (await bring({ documents, details, shiftDates: true })).report;
    expect(shifted.refused).toEqual([]);
    expect(shifted.created).toHaveLength(21);
  });
});
