import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, roleMatrix, RunningMember, samplePerson, sampleProfile, wrongCells } from '@filiera/testing';
import { manifest } from '../src/member.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const NOBODY = '00000000-0000-4000-8000-000000000000';
const LISTS = '/targeted-placement/lists';

interface Entry {
  readonly id: string;
  readonly candidate: string;
  readonly points: number;
}

describe('the lists of targeted placement at an employment office', () => {
  let cpi: RunningMember;
  let people = 7_000;

  beforeAll(async () => {
    cpi = await RunningMember.start(manifest, { clock: { now: () => NOW } });
  });
  afterAll(() => cpi?.stop());

  const post = (path: string, body: object = {}) => cpi.as('operator').post(path, body);
  const decide = (path: string, body: object = {}) => cpi.as('manager').post(path, body);
  const get = (path: string) => cpi.as('operator').get(path);
  const person = async (more: object = {}): Promise<string> => (await post('/candidates', { ...samplePerson(people++), profile: sampleProfile, ...more }).expect(201)).body.id;
  const enrolment = (candidate: string, more: object = {}) => ({ candidate, list: 'disability', enrolledOn: '2026-11-02', points: 640, ...more });
  const enrol = async (candidate: string, more: object = {}): Promise<string> => (await post(LISTS, enrolment(candidate, more)).expect(201)).body.id;
  const remove = (id: string, more: object = {}) => decide(`${LISTS}/${id}/remove`, { on: '2026-11-23', reason: 'hired', ...more });
  const listed = async (query: string): Promise<Entry[]> => (await get(`${LISTS}?${query}`).expect(200)).body.items;
  const flagOf = async (candidate: string): Promise<boolean | undefined> => (await get(`/candidates/${candidate}`).expect(200)).body.profile.targetedPlacement;
  const toldOf = async (candidate: string): Promise<{ audience: string; version: number; targeted: boolean | undefined }[]> => {
    const rows = await cpi.query<{ audience: string; version: number; payload: string }>(`SELECT audience, entity_version AS version, payload FROM outbox WHERE entity = $1 ORDER BY position`, [candidate]);
    return rows.map(({ audience, version, payload }) => ({ audience, version: Number(version), targeted: payload.includes('targetedPlacement') ? payload.includes('"targetedPlacement":true') : undefined }));
  };
  const faultsOf = ({ body }: { body: { faults: { field: string; rule: string }[] } }): string[] => body.faults.map(({ field, rule }) => `${field} ${rule}`);

  it('let each role do what their routes say, and nobody else; only a manager removes and corrects', async () => {
    const cells = (await roleMatrix(cpi.app, keyOf)).filter(({ route }) => route.includes(LISTS));
    expect(wrongCells(cells)).toEqual([]);
    const letIn = (route: string): string[] => cells.filter((cell) => cell.route === route && cell.expected === 'let in').map(({ role }) => role);
    expect(letIn(`GET ${LISTS}`)).toEqual(['operator', 'manager']);
    for (const path of ['remove', 'enrolment-day', 'annul', 'removal/annul']) expect(letIn(`POST ${LISTS}/:id/${path}`)).toEqual(['manager']);
  });

  it('enrol a person of this node with points that somebody confirms, and hold nothing on their health (L. 68/1999 art. 8)', async () => {
    const candidate = await person();
    const { body } = await post(LISTS, enrolment(candidate)).expect(201);
    expect(body).toEqual({
      id: expect.any(String), ...enrolment(candidate), pointsConfirmedBy: 'operator-1', pointsConfirmedAt: NOW.toISOString(), state: 'enrolled', stateSince: '2026-11-02', reason: null,
    });
    expect((await get(`${LISTS}/${body.id}`).expect(200)).body).toEqual(body);
    expect((await decide(`${LISTS}/${body.id}/points`, { points: 700 }).expect(200)).body).toMatchObject({ points: 700, pointsConfirmedBy: 'manager-1', state: 'enrolled' });
    await post(LISTS, { ...enrolment(await person()), disabilityDegree: 60 }).expect(400);
  });

  it('enrol nobody twice in a list at a time, also of several asked at once, and the same person in the other one', async () => {
    const candidate = await person();
    const answers = await Promise.all([1, 2, 3].map(() => post(LISTS, enrolment(candidate))));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('targeted-placement-list.already-enrolled');
    const { id } = answers.find(({ status }) => status === 201)!.body;
    await post(`${LISTS}/${id}/suspend`, { on: '2026-11-20', reason: 'employment' }).expect(200);
    await post(LISTS, enrolment(candidate)).expect(409);
    await enrol(candidate, { list: 'protected' });
    await remove(id).expect(200);
    expect(faultsOf(await post(LISTS, enrolment(candidate)).expect(422))).toEqual(['enrolledOn notBefore']);
    await enrol(candidate, { enrolledOn: '2026-11-23' });
    expect(await listed(`candidate=${candidate}`)).toHaveLength(3);
    await expect(cpi.query(`INSERT INTO targeted_placement_list_entry SELECT gen_random_uuid(), person, list, enrolled_on, points, points_confirmed_by, points_confirmed_at, state, state_since, reason, changed_by, changed_at
      FROM targeted_placement_list_entry WHERE person = $1 AND state <> 'removed'`, [candidate])).rejects.toThrow('targeted_placement_list_entry_open');
  });

  it('come in the order of the ranking: more points, then the earlier enrolment; by list, by state, page by page', async () => {
    const [late, early, first, resting] = [await person(), await person(), await person(), await person()];
    const ids = {
      late: await enrol(late, { list: 'protected', points: 500, enrolledOn: '2026-11-03' }), early: await enrol(early, { list: 'protected', points: 500, enrolledOn: '2001-05-02' }),
      first: await enrol(first, { list: 'protected', points: 1_000 }), resting: await enrol(resting, { list: 'protected', points: 900 }),
    };
    await post(`${LISTS}/${ids.resting}/suspend`, { on: '2026-11-23', reason: 'own-request' }).expect(200);
    const own = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id).filter((id) => Object.values(ids).includes(id));
    expect(own(await listed('list=protected&state=enrolled&size=100'))).toEqual([ids.first, ids.early, ids.late]);
    expect(own(await listed('list=protected&size=100'))).toEqual([ids.first, ids.resting, ids.early, ids.late]);
    expect(own(await listed('state=suspended&size=100'))).toEqual([ids.resting]);
    expect(own(await listed('list=disability&size=100'))).toEqual([]);
    await post(`${LISTS}/${ids.late}/points`, { points: 501 }).expect(200);
    const all = await listed('list=protected&size=100');
    expect(own(all)).toEqual([ids.first, ids.resting, ids.late, ids.early]);
    expect((await get(`${LISTS}?list=protected&size=1&page=2`)).body).toMatchObject({ page: 2, size: 1, items: [{ id: all[1]!.id }] });
    await get(`${LISTS}?list=other`).expect(400);
  });

  it('have the profile say that a person is enrolled as long as any list has them', async () => {
    const candidate = await person();
    expect(await flagOf(candidate)).toBeUndefined();
    const [disability, protection] = [await enrol(candidate), await enrol(candidate, { list: 'protected' })];
    expect(await flagOf(candidate)).toBe(true);
    expect((await get(`/candidates/${candidate}`)).body.profile).toMatchObject(sampleProfile);
    await remove(disability).expect(200);
    expect(await flagOf(candidate)).toBe(true);
    await post(`${LISTS}/${protection}/suspend`, { on: '2026-11-20', reason: 'employment' }).expect(200);
    expect(await flagOf(candidate)).toBe(true);
    await post(`${LISTS}/${protection}/resume`, { on: '2026-11-21' }).expect(200);
    expect((await remove(protection, { reason: 'requirement-ended' }).expect(200)).body).toMatchObject({ state: 'removed', stateSince: '2026-11-23', reason: 'requirement-ended' });
    expect(await flagOf(candidate)).toBe(false);
  });

  it('are not denied by a profile that is changed by hand', async () => {
    const candidate = await person();
    const id = await enrol(candidate);
    const change = (parts: object) => cpi.as('operator').patch(`/candidates/${candidate}/profile`, parts);
    for (const targetedPlacement of [false, null]) expect((await change({ targetedPlacement }).expect(409)).body.code).toBe('targeted-placement-list.still-enrolled');
    await change({ golPath: 2 }).expect(200);
    expect(await flagOf(candidate)).toBe(true);
    await remove(id).expect(200);
    await change({ targetedPlacement: null }).expect(200);
    expect(await flagOf(candidate)).toBeUndefined();
  });

  it('tell the network nothing, unless the person shares that part of the profile: then employment offices alone (GDPR art. 9)', async () => {
    const silent = await person();
    const before = await toldOf(silent);
    await remove(await enrol(silent)).expect(200);
    expect(await toldOf(silent)).toEqual(before);
    expect((await get(`/candidates/${silent}`)).body.consents.map(({ section }: { section: string }) => section)).not.toContain('targetedPlacement');

    const sharing = await person({ sections: ['occupations', 'targetedPlacement'] });
    const told = (await toldOf(sharing)).length;
    const id = await enrol(sharing);
    await post(`${LISTS}/${id}/points`, { points: 1 }).expect(200);
    await remove(id).expect(200);
    const since = (await toldOf(sharing)).slice(told);
    expect(since.filter(({ targeted }) => targeted !== undefined)).toEqual([{ audience: 'cpi', version: 2, targeted: true }, { audience: 'cpi', version: 3, targeted: false }]);
  });

  it('name every fault of an enrolment or a change at once, and save nothing of it', async () => {
    const candidate = await person();
    expect(faultsOf(await post(LISTS, enrolment(candidate, { enrolledOn: '2026-11-24', points: 1_001 })).expect(422))).toEqual(['enrolledOn notInFuture', 'points bounds']);
    const { body } = await post(LISTS, enrolment(candidate, { enrolledOn: '2000-01-17', points: -1 })).expect(422);
    expect(body).toMatchObject({ code: 'targeted-placement-list.invalid', faults: [{ field: 'enrolledOn', rule: 'inTables', detail: expect.stringContaining('L. 68/1999') }, { field: 'points', rule: 'bounds' }] });
    await post(LISTS, enrolment(candidate, { points: 0.5, list: 'other' })).expect(400);
    expect([await listed(`candidate=${candidate}`), await flagOf(candidate)]).toEqual([[], undefined]);
    const id = await enrol(candidate, { enrolledOn: '2000-01-18', points: 1_000 });
    expect(faultsOf(await remove(id, { on: '2026-11-24' }).expect(422))).toEqual(['on notInFuture']);
    expect(faultsOf(await post(`${LISTS}/${id}/suspend`, { on: '2000-01-17', reason: 'employment' }).expect(422))).toEqual(['on notBefore']);
    await post(`${LISTS}/${id}/suspend`, { on: '2026-11-23', reason: 'hired' }).expect(400);
    expect((await get(`${LISTS}/${id}`)).body.state).toBe('enrolled');
  });

  it('refuse what a state does not allow, whom this node does not serve, and entries that are not there', async () => {
    const id = await enrol(await person());
    expect((await post(`${LISTS}/${id}/resume`, { on: '2026-11-23' }).expect(409)).body.code).toBe('targeted-placement-list.state');
    await remove(id).expect(200);
    for (const [path, body] of [['points', { points: 1 }], ['suspend', { on: '2026-11-23', reason: 'employment' }], ['resume', { on: '2026-11-23' }]] as const) await post(`${LISTS}/${id}/${path}`, body).expect(409);
    await remove(id).expect(409);
    expect((await post(LISTS, enrolment(NOBODY)).expect(404)).body.code).toBe('candidate.not-found');
    await get(`${LISTS}/${NOBODY}`).expect(404);
    expect((await remove(NOBODY).expect(404)).body.code).toBe('targeted-placement-list.not-found');
  });

  it('take the right day of an enrolment, and the order with it', async () => {
    const [first, second] = [await enrol(await person(), { points: 333, enrolledOn: '2026-10-01' }), await enrol(await person(), { points: 333, enrolledOn: '2026-11-02' })];
    const order = async (): Promise<string[]> => (await listed('list=disability&state=enrolled&size=100')).map(({ id }) => id).filter((id) => id === first || id === second);
    expect(await order()).toEqual([first, second]);
    expect((await decide(`${LISTS}/${second}/enrolment-day`, { enrolledOn: '2026-09-02' }).expect(200)).body).toMatchObject({ enrolledOn: '2026-09-02', stateSince: '2026-09-02', points: 333, state: 'enrolled' });
    expect(await order()).toEqual([second, first]);
    await post(`${LISTS}/${second}/suspend`, { on: '2026-11-10', reason: 'employment' }).expect(200);
    expect(faultsOf(await decide(`${LISTS}/${second}/enrolment-day`, { enrolledOn: '2026-11-11' }).expect(422))).toEqual(['enrolledOn notAfter']);
    await remove(second).expect(200);
    expect((await decide(`${LISTS}/${second}/enrolment-day`, { enrolledOn: '2026-09-01' }).expect(409)).body.code).toBe('targeted-placement-list.state');
  });

  it('forget an enrolment that never was: the right one may begin on any day, and the profile no longer says enrolled', async () => {
    const candidate = await person();
    const id = await enrol(candidate);
    expect((await decide(`${LISTS}/${id}/annul`).expect(200)).body).toMatchObject({ state: 'annulled', reason: null });
    expect(await flagOf(candidate)).toBe(false);
    expect((await decide(`${LISTS}/${id}/annul`).expect(409)).body.code).toBe('targeted-placement-list.state');
    const right = await enrol(candidate, { enrolledOn: '2020-01-07' });
    await remove(right).expect(200);
    expect(faultsOf(await post(LISTS, enrolment(candidate)).expect(422))).toEqual(['enrolledOn notBefore']);
    await decide(`${LISTS}/${right}/annul`).expect(200);
    await enrol(candidate);
    expect(await listed(`candidate=${candidate}&state=annulled`)).toHaveLength(2);
  });

  it('take a removal of the wrong person back: they stand as they stood, unless they were enrolled since', async () => {
    const candidate = await person();
    const id = await enrol(candidate);
    const resting = (await post(`${LISTS}/${id}/suspend`, { on: '2026-11-10', reason: 'employment' }).expect(200)).body;
    await remove(id).expect(200);
    expect(await flagOf(candidate)).toBe(false);
    expect((await decide(`${LISTS}/${id}/removal/annul`).expect(200)).body).toEqual(resting);
    expect(await flagOf(candidate)).toBe(true);
    expect((await decide(`${LISTS}/${id}/removal/annul`).expect(409)).body.code).toBe('targeted-placement-list.state');
    await remove(id).expect(200);
    const again = await enrol(candidate, { enrolledOn: '2026-11-23' });
    expect((await decide(`${LISTS}/${id}/removal/annul`).expect(409)).body.code).toBe('targeted-placement-list.enrolled-since');
    await decide(`${LISTS}/${again}/annul`).expect(200);
    expect((await decide(`${LISTS}/${id}/removal/annul`).expect(200)).body).toEqual(resting);
  });

  it('forget with the person every entry of theirs, past ones too, and take in nobody who is erased (GDPR art. 17)', async () => {
    const candidate = await person();
    const kept = await enrol(await person());
    await remove(await enrol(candidate)).expect(200);
    const id = await enrol(candidate, { list: 'protected' });
    await decide(`/candidates/${candidate}/erase`).expect(202);
    expect(await cpi.query(`SELECT FROM targeted_placement_list_entry WHERE person = $1`, [candidate])).toEqual([]);
    await get(`${LISTS}/${id}`).expect(404);
    await get(`${LISTS}/${kept}`).expect(200);
    expect((await post(LISTS, enrolment(candidate)).expect(409)).body.code).toBe('candidate.erased');
  });
});
