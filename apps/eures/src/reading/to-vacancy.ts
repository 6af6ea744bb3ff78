import { LICENCES, type Text } from '@filiera/contracts';
import { beginningOf, plainText, type VacancyContent } from '@filiera/exchange';
import { ESCO_SKILL, OFFERING_TYPES, SCHEDULE_TYPES, isoCountry, naceOf } from './codes.js';
import { FaultyDocument, type DocumentFault } from './document-fault.js';
import { readExtension, type Extension } from './extension.js';
import { allInside, at, type PositionOpening, type XmlElement } from './position-opening.js';
import { payOf } from './pay.js';
import { textDate } from './text-date.js';
import { applicationUrlOf, contractOf, educationOf, experienceOf, languagesOf, ownOf } from './vacancy-values.js';

const ESCO_OCCUPATION = /^http:\/\/data\.europa\.eu\/esco\/occupation\/[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;
const MAX_SKILLS = 100;

/** What the mapping asks of the node's own vocabulary and territory. */
export interface KnownWords {
  /** ISCO group of an ESCO occupation; undefined when the vocabulary does not have it. */
  iscoOf(esco: string): string | undefined;
  /** Skills that ESCO calls essential for the occupation. */
  skillsOf(esco: string): readonly string[];
  /** ISTAT code of an Italian municipality by its name, if one alone has it. */
  municipalityOf(name: string): string | undefined;
}

/** A document as a vacancy of the network. */
export interface MappedVacancy {
  readonly content: VacancyContent;
  /** When it was first valid. */
  readonly validFrom: string;
  /** Line of the element that a field came from, for faults that are found later. */
  readonly lines: Readonly<Record<string, number>>;
}

/**
 * Maps a document to a vacancy. What the network has no field for stays behind: contacts, benefits, the employer's legal number.
 * @throws FaultyDocument with all faults
 */
export function toVacancy(document: PositionOpening, words: KnownWords): MappedVacancy {
  const { profile, root } = document;
  const faults: DocumentFault[] = [];
  const lines: Record<string, number> = {};
  const fault = (element: XmlElement | undefined, field: string, reason: Text): undefined => {
    faults.push({ line: element?.line ?? profile.line, field, reason });
  };
  const take = (field: string, ...path: string[]): XmlElement | undefined => {
    const element = at(profile, ...path);
    if (element) lines[field] = element.line;
    return element;
  };
  const code = <T>(field: string, name: string, table: Readonly<Record<string, T>>): T | undefined => {
    const element = take(field, name);
    const value = ownOf(table, element?.text);
    return value ?? fault(element, name, {
      it: `${element?.text ? `codice sconosciuto ${beginningOf(element.text, 40)}` : 'manca'}, atteso uno fra ${Object.keys(table).join(', ')}`,
      en: `${element?.text ? `unknown code ${beginningOf(element.text, 40)}` : 'missing'}, expected one of ${Object.keys(table).join(', ')}`,
    });
  };

  const title = beginningOf(plainText(take('title', 'PositionTitle')?.text ?? '').replace(/\s+/g, ' '), 200);
  if (title === '') fault(at(profile, 'PositionTitle'), 'PositionTitle', { it: 'manca il titolo', en: 'the title is missing' });
  const description = beginningOf(plainText(take('description', 'PositionFormattedDescription', 'Content')?.text ?? ''), 10_000) || title;
  const occupation = occupationOf(profile, words, fault);
  code('contract', 'PositionOfferingTypeCode', OFFERING_TYPES);
  const schedule = at(profile, 'PositionScheduleTypeCode') === undefined ? 'flexible' : code('hours', 'PositionScheduleTypeCode', SCHEDULE_TYPES);
  const address = take('workplace', 'PositionLocation', 'Address');
  const country = at(address, 'CountryCode');
  if (!/^[A-Za-z]{2}$/.test(country?.text ?? '')) fault(country ?? address, 'CountryCode', { it: 'manca il paese, due lettere', en: 'the country is missing, two letters' });
  const validFrom = textDate(document.validFrom) ?? textDate(at(profile, 'PositionDateInformation', 'PositionEffectiveDate')?.text);
  const closing = take('validUntil', 'ApplicationCloseDate');
  const validUntil = textDate(closing?.text) ?? textDate(document.validTo);
  if (validUntil === undefined) {
    fault(closing ?? root, 'ApplicationCloseDate', {
      it: 'manca l’ultimo giorno utile (ApplicationCloseDate o validTo, aaaa-mm-gg o gg.mm.aaaa)',
      en: 'the last day is missing (ApplicationCloseDate or validTo, yyyy-mm-dd or dd.mm.yyyy)',
    });
  }
  const ends = textDate(at(profile, 'PositionPeriod', 'EndDate', 'DateText')?.text ?? at(profile, 'PositionPeriod', 'EndDate')?.text);
  if (faults.length > 0) throw new FaultyDocument(faults);

  const qualifications = at(profile, 'PositionQualifications');
  const asked = allInside(qualifications, 'PositionCompetency').flatMap((competency) => at(competency, 'CompetencyID')?.text ?? []).filter((id) => ESCO_SKILL.test(id));
  const essentialSkills = [...new Set(asked)].slice(0, MAX_SKILLS);
  const organization = at(profile, 'PositionOrganization');
  const name = beginningOf(plainText(at(organization, 'OrganizationIdentifiers', 'OrganizationName')?.text ?? ''), 200);
  const sector = naceOf(at(organization, 'IndustryCode')?.text ?? '');
  const more = readExtension(profile);
  const optionalSkills = more.optionalSkills ?? (occupation!.esco === undefined ? [] : words.skillsOf(occupation!.esco));
  const remote = /^true$/i.test(allInside(root, 'RemoteWorkIndicator')[0]?.text ?? '');
  return {
    validFrom: validFrom ?? validUntil!,
    lines,
    content: {
      title,
      description,
      language: beginningOf(profile.attributes['languageCode'] ?? '', 2).toLowerCase() || 'en',
      ...(name || sector ? { employer: { ...(name ? { name } : {}), ...(sector ? { sector } : {}) } } : {}),
      occupation: occupation!,
      essentialSkills,
      optionalSkills: [...new Set(optionalSkills)].filter((skill) => !essentialSkills.includes(skill)).slice(0, MAX_SKILLS),
      workplace: workplaceOf(address!, isoCountry(country!.text), words, more),
      contract: contractOf(at(profile, 'PositionOfferingTypeCode')!.text, ends !== undefined, more.contract),
      ...optional('durationMonths', more.durationMonths),
      hours: { schedule: schedule!, ...optional('weekly', more.weekly) },
      ...optional('pay', payOf(profile)),
      languages: languagesOf(qualifications),
      licences: [...new Set(['LicenseTypeCode', 'LicenseTypeID', 'LicenseName'].flatMap((each) => allInside(qualifications, each)).map(({ text }) => text.trim()))].filter((licence) => (LICENCES as readonly string[]).includes(licence)),
      ...optional('experienceMonths', experienceOf(qualifications)),
      ...optional('educationEqf', educationOf(allInside(qualifications, 'EducationLevelCode')[0]?.text, more.educationEqf)),
      positions: Math.min(9999, Math.max(1, Number.parseInt(at(profile, 'PositionOpenQuantity')?.text ?? '1', 10) || 1)),
      // EURES says that work from afar is possible, not how much of it.
      remote: !remote ? 'none' : more.remote === 'full' ? 'full' : 'partial',
      targetedPlacement: more.targetedPlacement,
      validUntil: validUntil!,
      ...optional('agencyAuthorisation', more.agencyAuthorisation),
      ...optional('applicationUrl', applicationUrlOf(profile)),
      sample: more.sample,
    },
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [each in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [each in K]?: V });
}

function occupationOf(
  profile: XmlElement,
  words: KnownWords,
  fault: (element: XmlElement | undefined, field: string, reason: Text) => undefined,
): { isco: string; esco?: string } | undefined {
  const categories = profile.children.filter((child) => child.name === 'JobCategoryCode');
  const esco = categories.find(({ text }) => ESCO_OCCUPATION.test(text))?.text;
  const group = categories.map(({ text }) => /^(?:http:\/\/data\.europa\.eu\/esco\/isco\/C)?([0-9]{2,4})$/.exec(text)?.[1]).find((digits) => digits !== undefined);
  // A group of fewer digits is filled with zeros: the digits that it has keep their kinship.
  const isco = group?.padEnd(4, '0') ?? (esco === undefined ? undefined : words.iscoOf(esco));
  if (isco !== undefined) return esco === undefined ? { isco } : { isco, esco };
  if (esco !== undefined) {
    return fault(categories[0], 'JobCategoryCode', {
      it: 'la figura ESCO non è nel vocabolario di questo nodo e il gruppo ISCO non è indicato: importare i file ESCO',
      en: 'the ESCO occupation is not in this node’s vocabulary and no ISCO group is told: import the ESCO files',
    });
  }
  return fault(categories[0], 'JobCategoryCode', { it: 'manca un codice ISCO-08 o una figura ESCO', en: 'an ISCO-08 code or an ESCO occupation is missing' });
}

function workplaceOf(address: XmlElement, country: string, words: KnownWords, more: Extension): NonNullable<VacancyContent['workplace']> {
  const city = beginningOf(plainText(at(address, 'CityName')?.text ?? ''), 120);
  const region = (at(address, 'CountrySubDivisionCode')?.text ?? '').trim().toUpperCase();
  const postalCode = (at(address, 'PostalCode')?.text ?? '').trim();
  return {
    country,
    ...optional('municipality', country !== 'IT' ? undefined : more.municipality ?? (city ? words.municipalityOf(city) : undefined)),
    ...optional('nuts3', /^[A-Z]{2}[A-Z0-9]{3}$/.test(region) ? region : undefined),
    ...optional('city', city || undefined),
    ...optional('postalCode', /^[A-Za-z0-9](?:[A-Za-z0-9 -]{0,10}[A-Za-z0-9])?$/.test(postalCode) ? postalCode : undefined),
    ...(more.latitude !== undefined && more.longitude !== undefined ? { latitude: more.latitude, longitude: more.longitude } : {}),
  };
}
