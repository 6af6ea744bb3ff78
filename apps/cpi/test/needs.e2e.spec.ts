import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningMember } from '@filiera/testing';
import { TellCrisesAgain } from '../src/crises/tell-crises-again.js';
import { manifest } from '../src/member.js';
import { TellNeedsAgain } from '../src/needs/tell-needs-again.js';

const FIRM = { name: 'Impresa Esempio 1', vatNumber: '12345678903', sector: '43.21.01', municipality: '075035', employees: 12 };
const NEED = {
  kind: 'skill-need', title: 'Elettricisti per impianti civili', sector: '43.21.01', municipality: '075035',
  occupations: [{ occupation: { isco: '7411' }, headcount: 4, skills: [] }], from: '2026-11-23', sample: true,
};

describe('firms and their needs at an employment office', () => {
  let cpi: RunningMember;
  let firm: string;
  let now = new Date('2026-11-23T12:00:00Z');

  beforeAll(async () => {
    cpi = await RunningMember.start(manifest, { clock: { now: () => now } });
    firm = (await cpi.as('operator').post('/firms', FIRM).expect(201)).body.id;
  });
  afterAll(() => cpi?.stop());

  it('registers a firm once, whose numbers check, and finds it by name or number', async () => {
    const registering = (change: object) => cpi.as('operator').post('/firms', { ...FIRM, ...change });
    expect((await registering({}).expect(409)).body.code).toBe('firm.already-registered');
    for (const wrong of [{ vatNumber: '12345678900' }, { taxCode: '12345678900' }, { taxCode: 'SMPPSN80A01E506X' }, { sector: 'edilizia' }, { employees: -1 }]) await registering({ vatNumber: '00000000018', ...wrong }).expect(400);
    await registering({ vatNumber: '00000000018', municipality: '999999' }).expect(422);
    for (const query of ['name=esempio', 'vatNumber=12345678903']) expect((await cpi.as('operator').get(`/firms?${query}`).expect(200)).body).toMatchObject({ total: 1, items: [{ id: firm, ...FIRM }] });
    expect((await cpi.as('operator').patch(`/firms/${firm}`, { employees: 16, version: 1 }).expect(200)).body).toMatchObject({ employees: 16, version: 2 });
    await cpi.as('operator').patch(`/firms/${firm}`, { employees: 17, version: 1 }).expect(409);
  });

  it('removes a firm\'s tax code that is set to null; null for the version names none', async () => {
    const { id, taxCode } = (await cpi.as('operator').post('/firms', { ...FIRM, vatNumber: '00000000042', taxCode: '00000000018' }).expect(201)).body;
    expect(taxCode).toBe('00000000018');
    expect((await cpi.as('operator').patch(`/firms/${id}`, { taxCode: null, version: null }).expect(200)).body).not.toHaveProperty('taxCode');
    await cpi.as('operator').patch(`/firms/${id}`, { name: null }).expect(422);
    await cpi.as('manager').post(`/firms/${id}/erase`).expect(204);
  });

  it('declares a need to the network without the firm, and withdraws it in the same story', async () => {
    expect((await cpi.as('operator').post('/needs', NEED).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'firm' })]);
    const need = (await cpi.as('operator').post('/needs', { ...NEED, firm }).expect(201)).body;
    expect(need).toMatchObject({ status: 'declared', firm, declaredOn: '2026-11-23', takeUpBy: '2027-01-22T22:59:59.000Z' });
    expect((await cpi.as('operator').get(`/board/needs/${need.id}`).expect(200)).body).toMatchObject({ ...NEED, publisher: 'cpi-esempio', courses: [] });
    expect((await cpi.as('operator').post(`/needs/${need.id}/withdraw`, { reason: 'covered' }).expect(200)).body).toMatchObject({ status: 'withdrawn', withdrawalReason: 'covered' });
    await cpi.as('operator').post(`/needs/${need.id}/withdraw`, { reason: 'covered' }).expect(409);
    const told = await cpi.query<{ type: string; story: string; payload: string }>(`SELECT type, correlation_id AS story, payload FROM outbox WHERE entity = $1 ORDER BY position`, [need.id]);
    expect(told.map(({ type }) => type)).toEqual(['need.declared.v1', 'need.withdrawn.v1']);
    expect(new Set(told.map(({ story }) => story)).size).toBe(1);
    for (const { payload } of told) for (const secret of [firm, FIRM.name, FIRM.vatNumber]) expect(payload).not.toContain(secret);
    expect((await cpi.as('operator').get(`/needs?firm=${firm}&status=withdrawn`).expect(200)).body).toMatchObject({ total: 1, items: [{ id: need.id }] });
    expect((await cpi.as('operator').get('/board/needs').expect(200)).body.items).toEqual([]);
  });

  it('erases a firm that asks for it, and keeps its need as nobody\'s', async () => {
    const trader = (await cpi.as('operator').post('/firms', { ...FIRM, name: 'Ditta Esempio 2', vatNumber: '00000000018', taxCode: 'SMPPSN80A01E506P' }).expect(201)).body.id;
    const need = (await cpi.as('operator').post('/needs', { ...NEED, firm: trader }).expect(201)).body.id;
    await cpi.as('operator').post(`/firms/${trader}/erase`).expect(403);
    await cpi.as('manager').post(`/firms/${trader}/erase`).expect(204);
    await cpi.as('operator').get(`/firms/${trader}`).expect(404);
    expect((await cpi.as('operator').get(`/needs/${need}`).expect(200)).body).toMatchObject({ firm: null, status: 'declared' });
    await cpi.as('operator').post(`/needs/${need}/withdraw`, { reason: 'cancelled' }).expect(200);
  });

  it('leaves nothing that names a sole trader who was erased, neither in what others recorded of them nor in kept answers; a company\'s statements stay', async () => {
    const keyed = (path: string, body: object) => cpi.as('operator').post(path, body).set('idempotency-key', randomUUID()).expect(201);
    const recorded = async (name: string, vatNumber: string, taxCode?: string): Promise<string> => {
      const { id } = (await keyed('/firms', { ...FIRM, name, vatNumber, ...(taxCode ? { taxCode } : {}) })).body;
      for (const code of taxCode ? [vatNumber, taxCode] : [vatNumber]) {
        await keyed('/delivered-standards', { letter: 'P', deliveredOn: '2026-11-20', firm: code });
        await keyed('/targeted-placement/statements', { firmTaxCode: code, firmName: name, referenceDay: '2025-12-31', workforce: 16, disabledEmployed: 0, protectedEmployed: 0 });
      }
      return id;
    };
    const services = async (): Promise<number> => (await cpi.as('operator').get('/delivered-standards?letter=P').expect(200)).body.total;
    const naming = async (...words: string[]): Promise<string[]> => {
      const tables = await cpi.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`);
      const rows = await Promise.all(tables.map(({ name }) => cpi.query(`SELECT FROM "${name}" AS row WHERE EXISTS (SELECT FROM unnest($1::text[]) AS word WHERE position(word IN row::text) > 0)`, [words])));
      return tables.filter((_, at) => rows[at]!.length > 0).map(({ name }) => name);
    };
    const trader = await recorded('Ditta Esempio 3', '00000000026', 'SMPPSN80A01E506P');
    const company = await recorded('Impresa Esempio 4', '00000000034');
    // Another's code was the trader's by mistake, and both of its own are corrected.
    for (const codes of [{ taxCode: '00000000034' }, { vatNumber: '00000000042', taxCode: null }, { employees: 3 }]) await cpi.as('operator').patch(`/firms/${trader}`, codes).expect(200);
    const delivered = await services();
    await cpi.as('manager').post(`/firms/${trader}/erase`).expect(204);
    expect(await naming(trader, 'Ditta Esempio 3', '00000000026', '00000000042', 'SMPPSN80A01E506P')).toEqual([]);
    expect(await naming('00000000034')).toEqual(['delivered_standard', 'firm', 'idempotency', 'targeted_placement_statement']);
    await cpi.as('manager').post(`/firms/${company}/erase`).expect(204);
    expect(await naming('00000000034')).toEqual(['targeted_placement_statement']);
    expect(await services()).toBe(delivered);
  });

  it('announces an industrial project before it hires, also before there is a firm', async () => {
    const project = { ...NEED, kind: 'industrial-project', title: 'Nuovo stabilimento di componenti' };
    expect((await cpi.as('operator').post('/needs', project).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'from' })]);
    const { id } = (await cpi.as('operator').post('/needs', { ...project, from: '2027-09-01' }).expect(201)).body;
    expect((await cpi.as('operator').get('/board/needs?kind=industrial-project').expect(200)).body.items).toMatchObject([{ id, occupations: [{ headcount: 4 }] }]);
  });

  it('announces a firm\'s crisis before it begins without the firm, and withdraws it', async () => {
    const crisis = { kind: 'closure', sector: '15.20.10', municipality: '075016', people: 48, occupations: [{ isco: '8156' }], from: '2027-03-31', sample: true };
    await cpi.as('operator').post('/crises', crisis).expect(400);
    await cpi.as('operator').post('/crises', { ...crisis, firm, description: 'Chiude la ditta' }).expect(400);
    expect((await cpi.as('operator').post('/crises', { ...crisis, firm, people: 4, from: '2026-11-23' }).expect(422)).body).toMatchObject({ clause: '12.4', faults: [{ field: 'people' }, { field: 'from' }] });
    const { id } = (await cpi.as('operator').post('/crises', { ...crisis, firm }).expect(201)).body;
    expect((await cpi.as('operator').get(`/crises/${id}`).expect(200)).body).toMatchObject({ ...crisis, firm, status: 'announced', announcedOn: '2026-11-23' });
    expect((await cpi.as('operator').get('/board/crises?municipality=075016').expect(200)).body.items).toMatchObject([{ id, people: 48, publisher: 'cpi-esempio' }]);
    expect((await cpi.as('operator').post(`/crises/${id}/withdraw`, { reason: 'averted' }).expect(200)).body).toMatchObject({ status: 'withdrawn', withdrawalReason: 'averted', version: 2 });
    await cpi.as('operator').post(`/crises/${id}/withdraw`, { reason: 'averted' }).expect(409);
    const told = await cpi.query<{ type: string; payload: string }>(`SELECT type, payload FROM outbox WHERE entity = $1 ORDER BY position`, [id]);
    expect(told.map(({ type }) => type)).toEqual(['network.crisis-announced.v1', 'network.crisis-withdrawn.v1']);
    for (const { payload } of told) for (const secret of [firm, FIRM.name, FIRM.vatNumber]) expect(payload).not.toContain(secret);
    expect((await cpi.as('operator').get(`/crises?firm=${firm}&status=withdrawn`).expect(200)).body).toMatchObject({ total: 1, items: [{ id }] });
    expect((await cpi.as('operator').get('/board/crises').expect(200)).body.items).toEqual([]);
  });

  it('tells needs and crises again that nobody has withdrawn, before the agreement has everybody drop them, as they were declared', async () => {
    const declared = (await cpi.as('operator').post('/needs', { ...NEED, firm }).expect(201)).body.id;
    const withdrawn = (await cpi.as('operator').post('/needs', { ...NEED, firm }).expect(201)).body.id;
    const crisis = (await cpi.as('operator').post('/crises', { kind: 'closure', sector: '15.20.10', municipality: '075016', people: 48, occupations: [{ isco: '8156' }], from: '2027-03-31', sample: true, firm }).expect(201)).body.id;
    await cpi.as('operator').post(`/needs/${withdrawn}/withdraw`, { reason: 'covered' }).expect(200);
    const told = (entity: string) => cpi.query<{ type: string; version: number; story: string; payload: string }>(
      `SELECT type, entity_version AS version, correlation_id AS story, payload FROM outbox WHERE entity = $1 ORDER BY position`, [entity]);
    now = new Date('2028-10-01T12:00:00Z');
    for (const sweep of [TellNeedsAgain, TellCrisesAgain]) {
      expect(await cpi.app.get(sweep, { strict: false }).sweep()).toBeGreaterThan(0);
      expect(await cpi.app.get(sweep, { strict: false }).sweep()).toBe(0);
    }
    for (const [entity, type] of [[declared, 'need.declared.v1'], [crisis, 'network.crisis-announced.v1']] as const) {
      const [first, again] = await told(entity);
      expect(again).toEqual({ ...first, version: 2 });
      expect(again!.type).toBe(type);
    }
    expect((await told(withdrawn)).map(({ type }) => type)).toEqual(['need.declared.v1', 'need.withdrawn.v1']);
    expect((await cpi.as('operator').get(`/needs/${declared}`).expect(200)).body).toMatchObject({ status: 'declared', declaredOn: '2026-11-23', takeUpBy: '2027-01-22T22:59:59.000Z' });
  });
});
