import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { candidateUpdatedV1, candidateWithdrawnV1, type CandidateProfile, type EventContract } from '@filiera/contracts';
import { UnitOfWork } from '@filiera/member-kit';
import { RunningMember, samplePerson } from '@filiera/testing';
import { exchange } from '../features/features.js';
import { RestoreCandidate } from './restore-candidate.js';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('a candidate of a restored backup, once somebody has asked them', () => {
  let cpi: RunningMember;
  let people = 700;

  beforeAll(async () => {
    cpi = await RunningMember.start({ ...exchange, kind: 'cpi', agreement: '^1.0.0' }, { clock: { now: () => NOW } });
  });
  afterAll(() => cpi?.stop());

  /** As the backup has them: everything shared, though most sections are empty. */
  const inBackup = async (change: object = {}): Promise<string> =>
    (await cpi.as('operator').post('/candidates', { ...samplePerson(people++), profile: { occupations: [{ isco: '7411' }], licences: ['B'] }, ...change }).expect(201)).body.id;
  const restore = <T extends object>(person: string, { type }: EventContract<T>, data: T): Promise<boolean> => cpi.app.get(UnitOfWork).run((tx) => cpi.app.get(RestoreCandidate).restore({
    id: randomUUID(), type, source: 'cpi-esempio', sourceKind: 'cpi', audience: 'cpi', entity: person, version: 4, person, time: NOW, correlationId: randomUUID(), sequence: 4, data,
  }, tx));
  const told = async (person: string): Promise<string[]> =>
    (await cpi.query<{ told: string }>(`SELECT DISTINCT type || ' ' || entity_version AS told FROM outbox WHERE person = $1 ORDER BY told`, [person])).map((row) => row.told);
  const shared = async (person: string): Promise<string[]> => (await cpi.as('operator').get(`/candidates/${person}`).expect(200)).body.consents
    .filter(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt === null).map(({ section }: { section: string }) => section);

  it('stays off the network when they had left it, whatever sections they shared at the time of the backup', async () => {
    const person = await inBackup();
    expect(await restore(person, candidateWithdrawnV1, { reason: 'consent-revoked' })).toBe(true);
    expect(await told(person)).toEqual(['candidate.registered.v1 1']);
    expect(await shared(person)).toEqual([]);
    expect((await cpi.as('operator').get(`/candidates/${person}`).expect(200)).body).toMatchObject({ standing: 'withdrawn', version: 5 });
  });

  it('stays on it with what was told last, and with the sections of which that says nothing either way', async () => {
    const person = await inBackup();
    const profile: CandidateProfile = { status: 'available', occupations: [{ isco: '7411' }], skills: [], languages: [] };
    expect(await restore(person, candidateUpdatedV1, profile)).toBe(true);
    expect(await told(person)).toEqual(['candidate.registered.v1 1']);
    const kept = await shared(person);
    expect(kept).toEqual(expect.arrayContaining(['occupations', 'golPath']));
    expect(kept).not.toContain('licences');
  });

  it('tells the network nothing before, however often their data are corrected meanwhile', async () => {
    const person = await inBackup();
    await cpi.query(`INSERT INTO outbox_forgotten SELECT stream, entity, type, 3, person, time FROM outbox WHERE entity = $1 LIMIT 1`, [person]);
    for (const phone of ['0832000001', '0832000002', '0832000003', '0832000004']) await cpi.as('operator').patch(`/candidates/${person}/person`, { phone }).expect(200);
    const licences = { licences: ['C'] };
    expect((await cpi.as('operator').patch(`/candidates/${person}/profile`, licences).expect(409)).body.code).toBe('entity.forgotten');
    expect(await told(person)).toEqual(['candidate.registered.v1 1']);
    await cpi.as('operator').post(`/outbox/forgotten/${person}/confirm`).expect(202);
    const { version } = (await cpi.as('operator').patch(`/candidates/${person}/profile`, licences).expect(200)).body;
    expect(await told(person)).toEqual(['candidate.registered.v1 1', `candidate.updated.v1 ${version}`]);
  });

  it('is not one of a minor without the guardian\'s delegation', async () => {
    const minor = { ...samplePerson(people++, { year: 2010, month: 5, day: 2 }), profile: { occupations: [{ isco: '7411' }] } };
    const { id } = (await cpi.as('operator').post('/candidates', { ...minor, sections: [] }).expect(201)).body;
    await restore(id, candidateUpdatedV1, { status: 'available', occupations: [{ isco: '7411' }], skills: [], languages: [] });
    expect(await told(id)).toEqual(['candidate.withdrawn.v1 5']);
  });
});
