import type { MemberKind } from '@filiera/contracts';
import { Invalid, Refused, type Fault } from '@filiera/member-kit';
import { ageOn, localDate } from '../calendar/local-date.js';
import type { SharingBasis } from './consent.entity.js';
import { SHARED_PARTS, type SharedPart } from './shared-parts.js';

/** A section that may be shared from now on, and why. */
export interface Grant {
  readonly section: SharedPart;
  readonly basis: SharingBasis;
}

/** What changes in a person's grants. */
export interface SharingChange {
  readonly granted: readonly Grant[];
  readonly withdrawn: readonly SharedPart[];
}

/** Sections that only an employment office may share, and only with other employment offices. */
const EMPLOYMENT_OFFICES_ONLY: readonly SharedPart[] = ['targetedPlacement', 'golPath'];

/** D.Lgs 196/2003 art. 2-quinquies sets 14 for consent to online services only: for the labour network a minor's guardian decides until 18. */
const FULL_AGE = 18;

/** What an employment office shares on a basis other than its public task: it has to be said. */
const BASES_OF_THEIR_OWN: Partial<Readonly<Record<SharedPart, SharingBasis>>> = { targetedPlacement: 'targeted-placement', mobilityAbroad: 'consent' };

/**
 * What a new person's profile shares when nobody says otherwise: an employment office shares by public task all but the special category and what opens
 * the profile to EURES, which need their own bases; everybody else shares nothing without consent.
 */
export function sharedByDefault(kind: MemberKind): readonly SharedPart[] {
  return kind === 'cpi' ? SHARED_PARTS.filter((part) => !BASES_OF_THEIR_OWN[part]) : [];
}

/** On which basis a member of this kind shares a section. */
export function basisFor(kind: MemberKind, section: SharedPart): SharingBasis {
  return kind === 'cpi' ? BASES_OF_THEIR_OWN[section] ?? 'public-task' : 'consent';
}

/**
 * What changes when exactly the wanted sections are to be shared from now on.
 * @param current sections shared until now
 * @throws Refused (403) for sections that this kind of member may not share, Invalid for countries abroad without the mobility that they are part of
 */
export function decideSharing(current: readonly SharedPart[], wanted: readonly SharedPart[], kind: MemberKind): SharingChange {
  const refused = kind === 'cpi' ? [] : wanted.filter((section) => EMPLOYMENT_OFFICES_ONLY.includes(section));
  if (refused.length > 0) {
    throw new Refused({
      code: 'candidate.section-of-employment-offices', rule: 'GDPR art. 9; L. 68/1999',
      text: { it: 'questa parte del profilo la condividono soltanto i centri per l\'impiego', en: 'only employment offices share this part of a profile' },
      faults: refused.map((section): Fault => ({ field: `sections.${section}`, rule: 'employment-offices-only', text: {
        it: 'riservata ai centri per l\'impiego', en: 'reserved to employment offices' } })),
    });
  }
  if (wanted.includes('mobilityAbroad') && !wanted.includes('mobility')) throw abroadAlone();
  return {
    granted: wanted.filter((section, at) => !current.includes(section) && wanted.indexOf(section) === at)
      .map((section) => ({ section, basis: basisFor(kind, section) })),
    withdrawn: current.filter((section) => !wanted.includes(section)),
  };
}

/** What decides whether a person's profile may travel at all. */
export interface MinorityFacts {
  readonly birthDate: string | null;
  readonly guardianDelegation: boolean;
}

/** A minor's profile goes nowhere without the guardian's delegation. */
export function needsGuardian(person: MinorityFacts, now: Date): boolean {
  return !person.guardianDelegation && person.birthDate !== null && ageOn(person.birthDate, localDate(now)) < FULL_AGE;
}

/** @throws Refused (403) when sections of a minor are to be shared without the guardian's delegation */
export function refuseMinorWithoutGuardian(person: MinorityFacts, shared: readonly SharedPart[], now: Date): void {
  if (shared.length === 0 || !needsGuardian(person, now)) return;
  throw new Refused({
    code: 'candidate.minor-without-guardian', rule: 'art. 316 e 320 c.c.; GDPR art. 8',
    text: {
      it: 'il profilo di un minorenne si condivide soltanto con la delega di chi ne ha la responsabilità genitoriale: indicare guardianDelegation',
      en: 'a minor\'s profile is shared only with the delegation of who holds parental responsibility: set guardianDelegation',
    },
    faults: [{ field: 'guardianDelegation', rule: 'minor', text: { it: 'manca la delega', en: 'the delegation is missing' } }],
  });
}

function abroadAlone(): Invalid {
  const text = { it: 'i Paesi esteri sono parte della mobilità: indicare anche mobility', en: 'countries abroad are part of the mobility: name mobility as well' };
  return new Invalid({ code: 'candidate.abroad-without-mobility', text, faults: [{ field: 'sections.mobilityAbroad', rule: 'with-mobility', text }] });
}
