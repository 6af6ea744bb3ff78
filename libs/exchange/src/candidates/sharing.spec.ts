import { describe, expect, it } from '@jest/globals';
import type { CandidateProfile } from '@filiera/contracts';
import { decidePublication } from './decide-publication.js';
import { SHARED_PARTS, type SharedPart } from './shared-parts.js';
import { decideSharing, needsGuardian, refuseMinorWithoutGuardian, sharedByDefault } from './sharing.js';
import { tells, toCandidateProfile } from './to-candidate-profile.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const profile = {
  occupations: [{ isco: '7411' }], skills: [{ uri: 'http://data.europa.eu/esco/skill/s-1' }], languages: [{ code: 'it', cefr: 'C2' as const }], education: { eqf: 4 },
  mobility: { municipality: '075035', maxKm: 20 }, targetedPlacement: true, golPath: 2,
};
const candidate = { profile, status: 'available' as const };

describe('what may be shared of a person', () => {
  it('lets an employment office share by public task all but the special category', () => {
    expect(sharedByDefault('cpi')).toContain('golPath');
    expect(sharedByDefault('cpi')).not.toContain('targetedPlacement');
    expect(decideSharing([], ['occupations', 'targetedPlacement'], 'cpi').granted).toEqual([
      { section: 'occupations', basis: 'public-task' }, { section: 'targetedPlacement', basis: 'targeted-placement' }]);
  });

  it.each(['agency', 'school', 'university'] as const)('shares nothing of a %s\'s candidates without consent', (kind) => {
    expect(sharedByDefault(kind)).toEqual([]);
    expect(decideSharing([], ['skills'], kind).granted).toEqual([{ section: 'skills', basis: 'consent' }]);
  });

  it.each(['agency', 'school', 'university'] as const)('refuses a %s the sections of the employment offices, naming both', (kind) => {
    expect(() => decideSharing([], ['skills', 'targetedPlacement', 'golPath'], kind)).toThrow(expect.objectContaining({
      status: 403, faults: [expect.objectContaining({ field: 'sections.targetedPlacement' }), expect.objectContaining({ field: 'sections.golPath' })] }));
  });

  it('lets nobody open a profile to EURES without consent, an employment office neither (clause 3.8; Reg. (EU) 2016/589 art. 17)', () => {
    for (const kind of ['cpi', 'agency', 'school', 'university'] as const) {
      expect(sharedByDefault(kind)).not.toContain('mobilityAbroad');
      expect(decideSharing(['mobility'], ['mobility', 'mobilityAbroad'], kind).granted).toEqual([{ section: 'mobilityAbroad', basis: 'consent' }]);
      expect(() => decideSharing([], ['skills', 'mobilityAbroad'], kind)).toThrow(expect.objectContaining({
        status: 422, code: 'candidate.abroad-without-mobility', faults: [expect.objectContaining({ field: 'sections.mobilityAbroad' })] }));
    }
  });

  it('grants what is new, withdraws what is missing, leaves the rest alone', () => {
    expect(decideSharing(['skills', 'mobility'], ['skills', 'education', 'education'], 'university')).toEqual({
      granted: [{ section: 'education', basis: 'consent' }], withdrawn: ['mobility'] });
  });

  it('keeps a minor\'s profile at home without the guardian\'s delegation, until the eighteenth birthday', () => {
    const minor = { birthDate: '2008-11-24', guardianDelegation: false };
    expect(needsGuardian(minor, NOW)).toBe(true);
    expect(() => refuseMinorWithoutGuardian(minor, ['skills'], NOW)).toThrow(expect.objectContaining({ status: 403, code: 'candidate.minor-without-guardian' }));
    expect(() => refuseMinorWithoutGuardian(minor, [], NOW)).not.toThrow();
    expect(() => refuseMinorWithoutGuardian({ ...minor, guardianDelegation: true }, ['skills'], NOW)).not.toThrow();
    expect(needsGuardian({ ...minor, birthDate: '2008-11-23' }, NOW)).toBe(false);
  });
});

describe('the public profile', () => {
  it('carries the sections in force and nothing else', () => {
    expect(toCandidateProfile(candidate, ['skills', 'mobility'])).toEqual({ status: 'available', occupations: [], skills: profile.skills, languages: [], mobility: profile.mobility });
  });

  it.each([
    [['DE'], undefined], [['IT', 'NO'], ['IT']], [['IT'], ['IT']], [undefined, undefined],
  ])('names of the countries %j without that consent only %j', (countries, home) => {
    const moving = { ...candidate, profile: { ...profile, mobility: { ...profile.mobility, ...(countries && { countries }) } } };
    expect(toCandidateProfile(moving, ['mobility'])!.mobility).toEqual({ ...profile.mobility, ...(home && { countries: home }) });
    expect(toCandidateProfile(moving, ['mobility', 'mobilityAbroad'])!.mobility).toEqual(moving.profile.mobility);
  });

  it('tells of the parts in force, as they are found again after a restore', () => {
    const moving = { ...candidate, profile: { ...profile, mobility: { ...profile.mobility, countries: ['NO'] } } };
    const toldOf = (parts: readonly SharedPart[]): SharedPart[] => SHARED_PARTS.filter((part) => tells(toCandidateProfile(moving, parts), part));
    for (const parts of [['skills'], ['mobility'], ['mobility', 'mobilityAbroad'], ['languages', 'targetedPlacement']] as SharedPart[][]) expect(toldOf(parts)).toEqual(parts);
    expect(toldOf([])).toEqual([]);
  });

  it('does not exist when nothing is shared', () => {
    expect(toCandidateProfile(candidate, [])).toBeNull();
  });

  it('lets through no field of a person that is not a section, whatever the record holds', () => {
    const whole = { ...candidate, firstName: 'Persona', taxCode: 'X', email: 'persona@example.org', profile: { ...profile, notes: 'private' } };
    expect(Object.keys(toCandidateProfile(whole, SHARED_PARTS)!).sort()).toEqual(['education', 'golPath', 'languages', 'mobility', 'occupations', 'skills', 'status', 'targetedPlacement']);
  });
});

describe('what the network is told', () => {
  const shared = toCandidateProfile(candidate, ['skills', 'education']) as CandidateProfile;

  it('registers who was not known, also again after a withdrawal', () => {
    expect(decidePublication(null, shared)).toEqual({ event: 'registered', profile: shared });
  });

  it('withdraws who shares nothing any more', () => {
    expect(decidePublication(shared, null)).toEqual({ event: 'withdrawn' });
  });

  it('tells a change of availability apart from a change of the profile', () => {
    expect(decidePublication(shared, { ...shared, status: 'unavailable' })?.event).toBe('availability-changed');
    expect(decidePublication(shared, { ...shared, education: { eqf: 5 } })?.event).toBe('updated');
    expect(decidePublication(shared, { ...shared, status: 'unavailable', education: { eqf: 5 } })?.event).toBe('updated');
  });

  it('says nothing when nothing public has changed', () => {
    expect(decidePublication(shared, { ...shared })).toBeNull();
    expect(decidePublication(null, null)).toBeNull();
  });

  it('tells a profile that looks the same once more where the versions before it are to be erased', () => {
    expect(decidePublication(shared, { ...shared }, true)).toEqual({ event: 'updated', profile: shared });
    expect(decidePublication(null, null, true)).toBeNull();
  });
});
