import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MEMBER_KINDS } from '../agreement/member-kind.js';
import { EVENTS, contractOf } from '../events/events.js';
import { SubjectError, concernsPerson, hasNamedEntity, parseSubject, subjectOf } from './subject.js';

const memberId = fc.stringMatching(/^[a-z][a-z0-9-]{2,39}$/).filter((id) => id !== 'all' && !MEMBER_KINDS.some((kind) => kind === id));
const parts = fc.record({
  type: fc.constantFrom(...EVENTS.map(({ type }) => type)),
  publisher: memberId,
  audience: fc.oneof(fc.constant('all'), fc.constantFrom(...MEMBER_KINDS), memberId),
  person: fc.uuid(),
  uuid: fc.uuid(),
  name: memberId,
}).map(({ person, uuid, name, ...rest }) => ({
  ...rest, person: concernsPerson(rest.type) ? person : null, entity: rest.type.startsWith('candidate.') ? person : hasNamedEntity(rest.type) ? name : uuid,
}));
const [entity, person] = ['7f9c24e5-2c1d-4b6a-9d3e-5a8b1c0f4e21', '2b1c0f4e-9d3e-4b6a-8c1d-7f9c24e55a21'];

describe('subjects', () => {
  it('gives back the parts that it was made of', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const { type, publisher, audience, person, entity } = parseSubject(subjectOf(given));
        expect({ type, publisher, audience, person, entity }).toEqual(given);
      }),
    );
  });

  it('reads as documented', () => {
    expect(subjectOf({ type: 'vacancy.published.v1', publisher: 'agenzia-esempio', audience: 'all', entity })).toBe(
      `rete.vacancy.published.v1.agenzia-esempio.all.-.${entity}`,
    );
    expect(subjectOf({ type: 'candidate.registered.v1', publisher: 'cpi-esempio', audience: 'cpi', person: entity, entity })).toBe(
      `rete.candidate.registered.v1.cpi-esempio.cpi.${entity}.${entity}`,
    );
  });

  it('refuses any other text with a SubjectError, and never anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(fc.oneof(fc.string(), fc.constantFrom('rete', '*', '>', 'all', 'cpi', 'vacancy')), { maxLength: 9 }).map((tokens) => tokens.join('.'))), (text) => {
        try {
          expect(parseSubject(text).subject).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(SubjectError);
        }
      }),
    );
  });

  it.each([
    ['a profile that names nobody', `rete.candidate.registered.v1.agenzia-esempio.cpi.-.${entity}`],
    ["a profile of another than its entity", `rete.candidate.registered.v1.agenzia-esempio.cpi.${person}.${entity}`],
    ['a referral that names nobody', `rete.referral.proposed.v1.agenzia-esempio.cpi-esempio.-.${entity}`],
    ['an interview that names nobody', `rete.training.guidance-given.v1.agenzia-esempio.cpi-esempio.-.${entity}`],
    ['a vacancy that names a person', `rete.vacancy.published.v1.agenzia-esempio.all.${person}.${entity}`],
    ['a pseudonym that is no UUID', `rete.referral.proposed.v1.agenzia-esempio.cpi-esempio.P-17.${entity}`],
    ['a pseudonym in upper case', `rete.referral.proposed.v1.agenzia-esempio.cpi-esempio.${person.toUpperCase()}.${entity}`],
    ['a vacancy that is no UUID', 'rete.vacancy.published.v1.agenzia-esempio.all.-.V-2026-001'],
    ['a crisis that is no UUID', 'rete.network.crisis-announced.v1.cpi-esempio.all.-.crisi'],
    ['a wildcard', `rete.vacancy.published.v1.agenzia-esempio.*.-.${entity}`],
    ['a wildcard for the rest', 'rete.vacancy.published.v1.agenzia-esempio.all.-.>'],
    ['a publisher that is a kind', `rete.vacancy.published.v1.agency.all.-.${entity}`],
    ['an unknown family', `rete.payroll.published.v1.agenzia-esempio.all.-.${entity}`],
    ['another root', `other.vacancy.published.v1.agenzia-esempio.all.-.${entity}`],
    ['an empty token', `rete.vacancy.published.v1.agenzia-esempio.all..${entity}`],
    ['a token too many', `rete.vacancy.published.v1.agenzia-esempio.all.-.${entity}.y`],
    ['version zero', `rete.vacancy.published.v0.agenzia-esempio.all.-.${entity}`],
    ['a trailing line break', `rete.vacancy.published.v1.agenzia-esempio.all.-.${entity}\n`],
  ])('refuses %s', (_what, text) => {
    expect(() => parseSubject(text)).toThrow(SubjectError);
  });

  it('takes whatever a type that is not known yet is about, so that it can be ignored', () => {
    for (const text of [
      `rete.vacancy.applied.v1.agenzia-esempio.all.${person}.${entity}`, 'rete.candidate.counted.v1.cpi-esempio.all.-.provincia', `rete.vacancy.published.v2.agenzia-esempio.all.${person}.V-2026-001`,
    ]) expect(contractOf(parseSubject(text).type)).toBeUndefined();
    expect(() => parseSubject(`rete.vacancy.applied.v1.agenzia-esempio.all.P-17.${entity}`)).toThrow(SubjectError);
  });

  it('refuses a person with a name in it, and tells every reason at once', () => {
    const attempt = (): unknown => subjectOf({ type: 'candidate.registered.v1', publisher: 'CPI', audience: 'all', person: 'Persona Esempio 1', entity: 'a b' });
    expect(attempt).toThrow(SubjectError);
    try {
      attempt();
    } catch (error) {
      expect((error as SubjectError).reasons).toHaveLength(4);
      expect((error as SubjectError).message).not.toContain('Persona');
    }
  });
});
