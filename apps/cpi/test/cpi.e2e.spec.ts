import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, roleMatrix, RunningMember, samplePerson, sampleProfile, sampleVacancy, wrongCells } from '@filiera/testing';
import { manifest } from '../src/member.js';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('the program of an employment office', () => {
  let cpi: RunningMember;
  let people = 0;

  beforeAll(async () => {
    cpi = await RunningMember.start(manifest, { clock: { now: () => NOW } });
  });
  afterAll(() => cpi?.stop());

  const register = async (change: object = {}): Promise<{ id: string; lastName: string; consents: object[] }> =>
    (await cpi.as('operator').post('/candidates', { ...samplePerson(people++), profile: sampleProfile, ...change }).expect(201)).body;
  const onBoard = (id: string) => cpi.as('operator').get(`/board/candidates/${id}`);

  it('lets each role do what its routes say, and nobody else', async () => {
    expect(wrongCells(await roleMatrix(cpi.app, keyOf))).toEqual([]);
  });

  it('registers a person by public task and shows the network a pseudonymous profile at once', async () => {
    const candidate = await register();
    expect(candidate).toMatchObject({ standing: 'published', version: 1, birthDate: '1980-01-01', warnings: [] });
    expect(candidate.consents).toContainEqual(expect.objectContaining({ section: 'skills', basis: 'public-task', withdrawnAt: null }));
    const shown = (await onBoard(candidate.id).expect(200)).body;
    expect(shown).toMatchObject({ ...sampleProfile, id: candidate.id, publisher: 'cpi-esempio' });
    expect(JSON.stringify(shown)).not.toMatch(/Persona|persona\d|PSN|0832/);
  });

  it('writes nothing of the person but the profile in what leaves the node', async () => {
    const candidate = await register();
    const payloads = await cpi.query<{ payload: string; audience: string }>(`SELECT payload, audience FROM outbox WHERE entity = $1`, [candidate.id]);
    expect(payloads.map(({ audience }) => audience).sort()).toEqual(['agency', 'all', 'cpi']);
    for (const { payload } of payloads) expect(payload).not.toMatch(/Persona|example\.org|PSN80A|0832|E506/);
  });

  it('shares targeted placement only when it is asked for by name, with its own basis, and only with employment offices', async () => {
    const silent = await register({ profile: { ...sampleProfile, targetedPlacement: true } });
    expect((await onBoard(silent.id)).body).not.toHaveProperty('targetedPlacement');
    const enrolled = await register({ profile: { ...sampleProfile, targetedPlacement: true }, sections: ['occupations', 'targetedPlacement'] });
    expect(enrolled.consents).toContainEqual(expect.objectContaining({ section: 'targetedPlacement', basis: 'targeted-placement' }));
    const forms = await cpi.query<{ audience: string; payload: string }>(`SELECT audience, payload FROM outbox WHERE entity = $1`, [enrolled.id]);
    expect(forms.filter(({ payload }) => payload.includes('targetedPlacement')).map(({ audience }) => audience)).toEqual(['cpi']);
  });

  it('reports every fault of a registration at once, and saves nothing', async () => {
    const before = (await cpi.as('operator').get('/candidates')).body.total;
    const answer = await cpi.as('operator').post('/candidates', { ...samplePerson(9_000), firstName: 'Altra', birthDate: '1981-01-01' }).expect(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'candidate.person-data', faults: [{ field: 'taxCode' }, { field: 'taxCode' }] });
    await cpi.as('operator').post('/candidates', { ...samplePerson(9_001), profile: { occupations: [{ isco: '74' }], hobbies: ['calcio'] }, email: 'nessuna' }).expect(400);
    expect((await cpi.as('operator').get('/candidates')).body.total).toBe(before);
  });

  it('registers nobody twice', async () => {
    const person = samplePerson(9_100);
    await cpi.as('operator').post('/candidates', person).expect(201);
    expect((await cpi.as('operator').post('/candidates', person).expect(409)).body.code).toBe('candidate.already-registered');
  });

  it('corrects a person\'s data as a whole, tells nobody else, and takes nobody else\'s tax code', async () => {
    const { id } = await register();
    const other = samplePerson(9_150);
    expect((await cpi.as('operator').patch(`/candidates/${id}/person`, { lastName: 'Diverso' }).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'taxCode' })]);
    const corrected = await cpi.as('operator').patch(`/candidates/${id}/person`, { lastName: other['lastName'], taxCode: other['taxCode'], phone: null, birthplace: 'h501' }).expect(200);
    expect(corrected.body).toMatchObject({ version: 2, taxCode: other['taxCode'], phone: null, warnings: [{ field: 'birthplace' }] });
    expect(await cpi.query(`SELECT 1 FROM outbox WHERE entity = $1 AND entity_version > 1`, [id])).toEqual([]);
    const second = await register();
    await cpi.as('operator').patch(`/candidates/${second.id}/person`, { lastName: other['lastName'], taxCode: other['taxCode'] }).expect(409);
  });

  it('finds people by the beginnings of their names, and never by what looks like a query', async () => {
    const { id, lastName } = await register();
    const found = (await cpi.as('operator').get(`/candidates?name=${encodeURIComponent(`pers ${lastName.slice(0, 2)}`)}&size=100`).expect(200)).body;
    expect(found.items.map((item: { id: string }) => item.id)).toContain(id);
    expect((await cpi.as('operator').get(`/candidates?name=${encodeURIComponent("'; | & !")}`).expect(200)).body.total).toBe(0);
  });

  it('tells a change of availability apart from a change of the profile, and says nothing when nothing public changes', async () => {
    const { id } = await register();
    await cpi.as('operator').put(`/candidates/${id}/availability`, { status: 'unavailable' }).expect(200);
    await cpi.as('operator').patch(`/candidates/${id}/profile`, { education: { eqf: 5 }, licences: null }).expect(200);
    const again = await cpi.as('operator').patch(`/candidates/${id}/profile`, { education: { eqf: 5 } }).expect(200);
    expect(again.body).toMatchObject({ version: 3, profile: { education: { eqf: 5 } } });
    const told = await cpi.query<{ type: string }>(`SELECT type FROM outbox WHERE entity = $1 AND audience = 'cpi' ORDER BY position`, [id]);
    expect(told.map(({ type }) => type)).toEqual(['candidate.registered.v1', 'candidate.availability-changed.v1', 'candidate.updated.v1']);
    expect((await onBoard(id).expect(200)).body).toMatchObject({ status: 'unavailable', education: { eqf: 5 } });
  });

  it('refuses a change made from a version that somebody has changed since, by header or by field', async () => {
    const { id } = await register();
    await cpi.as('operator').patch(`/candidates/${id}/profile`, { education: { eqf: 5 } }).set('if-match', '"1"').expect(200);
    expect((await cpi.as('operator').patch(`/candidates/${id}/profile`, { education: { eqf: 6 } }).set('if-match', '"1"').expect(409)).body.code).toBe('version.stale');
    await cpi.as('operator').put(`/candidates/${id}/availability`, { status: 'available', version: 1 }).expect(409);
    await cpi.as('operator').put(`/candidates/${id}/consents`, { sections: [], version: 2 }).expect(200);
  });

  it('lets one of several changes from the same version through, and the others read again', async () => {
    const { id } = await register();
    const change = (eqf: number) => cpi.as('operator').patch(`/candidates/${id}/profile`, { education: { eqf } }).set('if-match', '"1"');
    const answers = await Promise.all([5, 6, 7, 8].map((eqf) => change(eqf)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });

  it('takes a section out of the network and out of what is still kept of the older versions', async () => {
    const { id } = await register();
    const answer = await cpi.as('operator').put(`/candidates/${id}/consents`, { sections: ['occupations', 'skills'] }).expect(200);
    expect(answer.body).toMatchObject({ version: 2, sections: ['occupations', 'skills'] });
    expect((await onBoard(id)).body).not.toHaveProperty('mobility');
    const left = await cpi.query<{ entity_version: number; payload: string | null }>(`SELECT entity_version, payload FROM outbox WHERE entity = $1 AND stream = 'CANDIDATES'`, [id]);
    expect(left.every(({ entity_version, payload }) => entity_version === 2 || payload === null)).toBe(true);
    const [request] = await cpi.query<{ payload: string }>(`SELECT payload FROM outbox WHERE type = 'network.erasure-requested.v1' AND entity = $1`, [id]);
    expect(JSON.parse(request!.payload)).toEqual({ person: id, scope: 'superseded', belowVersion: 2 });
  });

  it('withdraws a profile and can share it again', async () => {
    const { id } = await register();
    expect((await cpi.as('operator').post(`/candidates/${id}/withdraw`).expect(200)).body).toMatchObject({ standing: 'withdrawn', sections: [] });
    await onBoard(id).expect(404);
    await cpi.as('operator').post(`/candidates/${id}/withdraw`).expect(409);
    await cpi.as('operator').put(`/candidates/${id}/consents`, { sections: ['occupations'] }).expect(200);
    expect((await onBoard(id).expect(200)).body.version).toBe(3);
  });

  it('erases a person for good: here, on the board, in the outbox; only a manager may', async () => {
    const { id } = await register();
    await cpi.as('operator').post(`/candidates/${id}/erase`).expect(403);
    await cpi.as('manager').post(`/candidates/${id}/erase`).expect(202);
    expect((await cpi.as('operator').get(`/candidates/${id}`).expect(200)).body).toMatchObject({ standing: 'erased', firstName: null, taxCode: null, profile: {}, consents: [] });
    await onBoard(id).expect(404);
    expect(await cpi.query(`SELECT 1 FROM outbox WHERE person = $1 AND payload IS NOT NULL AND stream = 'CANDIDATES'`, [id])).toEqual([]);
    expect((await cpi.as('operator').get(`/candidates/${id}/erasure`).expect(200)).body).toMatchObject({ person: id, scope: 'person', holder: 'cpi-esempio' });
    await cpi.as('manager').post(`/candidates/${id}/erase`).expect(409);
    await cpi.as('operator').put(`/candidates/${id}/consents`, { sections: ['skills'] }).expect(409);
    await cpi.as('operator').get(`/candidates/00000000-0000-4000-8000-000000000000/erasure`).expect(404);
  });

  it('keeps a minor at home until the guardian delegates, and takes them back the day the delegation ends', async () => {
    const minor = samplePerson(9_200, { year: 2010, month: 5, day: 20 });
    expect((await cpi.as('operator').post('/candidates', { ...minor, profile: sampleProfile }).expect(403)).body.code).toBe('candidate.minor-without-guardian');
    const { body } = await cpi.as('operator').post('/candidates', { ...minor, profile: sampleProfile, guardianDelegation: true }).expect(201);
    expect(body.standing).toBe('published');
    const ended = await cpi.as('operator').put(`/candidates/${body.id}/consents`, { sections: [], guardianDelegation: false }).expect(200);
    expect(ended.body).toMatchObject({ standing: 'withdrawn', guardianDelegation: false });
  });

  describe('with its vacancies', () => {
    const draft = async (change: object = {}): Promise<string> => (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, ...change }).expect(201)).body.id;
    const shown = (id: string) => cpi.as('operator').get(`/board/vacancies/${id}`);

    it('keeps a draft to itself, publishes it, and puts the workplace on the map', async () => {
      const id = await draft();
      await shown(id).expect(404);
      expect((await cpi.as('operator').post(`/vacancies/${id}/publish`).expect(200)).body).toMatchObject({ stage: 'published', version: 2, publishedOn: '2026-11-23' });
      expect((await shown(id).expect(200)).body).toMatchObject({ status: 'published', openPositions: 2, workplace: { city: 'Lecce', latitude: expect.any(Number) }, publisher: 'cpi-esempio' });
      const near = (await cpi.as('operator').get('/board/vacancies?near=075035&km=5&text=elettricisti&occupation=741&sort=distance').expect(200)).body;
      expect(near.items.map((item: { id: string }) => item.id)).toContain(id);
    });

    it('names everything that keeps a vacancy from being published, with the law', async () => {
      const id = await draft({ title: 'Cercasi ragazza di bella presenza', pay: null, validUntil: '2027-06-30', occupation: undefined });
      const { faults, code } = (await cpi.as('operator').post(`/vacancies/${id}/publish`).expect(422)).body;
      expect(code).toBe('vacancy.not-publishable');
      expect(faults.map((fault: { field: string }) => fault.field).sort()).toEqual(['occupation', 'pay', 'title', 'title', 'validUntil']);
      expect(JSON.stringify(faults)).toContain('D.Lgs 276/2003');
      expect((await cpi.as('operator').get(`/vacancies/${id}`)).body.stage).toBe('draft');
    });

    it('updates, fills one position, then the last, and tells each step', async () => {
      const id = await draft();
      await cpi.as('operator').post(`/vacancies/${id}/publish`).expect(200);
      await cpi.as('operator').patch(`/vacancies/${id}`, { title: 'Elettricista industriale, m/f', durationMonths: null }).set('if-match', '"2"').expect(200);
      await cpi.as('operator').patch(`/vacancies/${id}`, { title: 'Quadrista' }).set('if-match', '"2"').expect(409);
      expect((await cpi.as('operator').post(`/vacancies/${id}/fill`, { positions: 1 }).expect(200)).body.openPositions).toBe(1);
      expect((await cpi.as('operator').post(`/vacancies/${id}/fill`).expect(200)).body.stage).toBe('filled');
      await cpi.as('operator').post(`/vacancies/${id}/withdraw`).expect(409);
      const told = await cpi.query<{ type: string }>(`SELECT type FROM outbox WHERE entity = $1 ORDER BY position`, [id]);
      expect(told.map(({ type }) => type)).toEqual(['vacancy.published.v1', 'vacancy.updated.v1', 'vacancy.updated.v1', 'vacancy.filled.v1']);
      expect((await shown(id)).body).toMatchObject({ status: 'filled', title: 'Elettricista industriale, m/f' });
      expect((await cpi.as('operator').get('/board/vacancies?size=100')).body.items.map((item: { id: string }) => item.id)).not.toContain(id);
    });

    it('fills no more positions than there are, however many fill at the same time', async () => {
      const id = await draft({ positions: 2 });
      await cpi.as('operator').post(`/vacancies/${id}/publish`).expect(200);
      const answers = await Promise.all(Array.from({ length: 6 }, () => cpi.as('operator').post(`/vacancies/${id}/fill`, { positions: 1 })));
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 200, 409, 409, 409, 409]);
      expect((await shown(id)).body).toMatchObject({ status: 'filled', openPositions: 0, version: 4 });
    });

    it('withdraws a vacancy, and lists its own by stage and title', async () => {
      const id = await draft({ title: 'Saldatore unico' });
      await cpi.as('operator').post(`/vacancies/${id}/publish`).expect(200);
      await cpi.as('operator').post(`/vacancies/${id}/withdraw`).expect(200);
      const found = (await cpi.as('operator').get('/vacancies?stage=withdrawn&title=SALDATORE').expect(200)).body;
      expect(found.items.map((item: { id: string }) => item.id)).toEqual([id]);
      expect((await shown(id).expect(200)).body.status).toBe('withdrawn');
    });
  });
});
