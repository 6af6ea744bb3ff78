import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MOST_SKILLS } from '@filiera/contracts';
import { UnitOfWork } from '@filiera/member-kit';
import { RunningMember, samplePerson, sampleProfile } from '@filiera/testing';
import { exchange } from '../features/features.js';
import { AddGainedSkills, withGained } from './add-gained-skills.js';

const GAINED = 'http://data.europa.eu/esco/skill/impianti-1';

describe('the skills that a course gave', () => {
  let cpi: RunningMember;

  beforeAll(async () => {
    cpi = await RunningMember.start({ ...exchange, kind: 'cpi', agreement: '^1.0.0' });
  });
  afterAll(() => cpi?.stop());

  it('are kept by a restored node that has to ask the person first, and told with what they confirm', async () => {
    const person: string = (await cpi.as('operator').post('/candidates', { ...samplePerson(811), profile: sampleProfile }).expect(201)).body.id;
    const told = (): Promise<{ version: number; gained: boolean }[]> => cpi.query(
      `SELECT DISTINCT entity_version AS version, payload LIKE '%impianti-1%' AS gained FROM outbox WHERE entity = $1 AND type LIKE 'candidate.%' AND audience = 'agency' ORDER BY version`, [person]);
    await cpi.query(`INSERT INTO outbox_forgotten SELECT stream, entity, type, entity_version, person, time FROM outbox WHERE entity = $1 LIMIT 1`, [person]);
    await cpi.app.get(UnitOfWork).run((tx) => cpi.app.get(AddGainedSkills).add(person, [GAINED], tx));
    expect((await cpi.as('operator').get(`/candidates/${person}`).expect(200)).body).toMatchObject({ version: 2, profile: { skills: [sampleProfile.skills[0], { uri: GAINED }] } });
    expect(await told()).toEqual([{ version: 1, gained: false }]);
    await cpi.as('operator').post(`/outbox/forgotten/${person}/confirm`).expect(202);
    expect(await told()).toEqual([{ version: 1, gained: false }, { version: 3, gained: true }]);
  });

  it('are as many as a profile can have', () => {
    const held = Array.from({ length: MOST_SKILLS - 1 }, (_, at) => ({ uri: `http://data.europa.eu/esco/skill/s-${at}` }));
    expect(withGained(held, [held[0]!.uri, GAINED, `${GAINED}2`])).toEqual([...held, { uri: GAINED }]);
  });
});
