import type { VacancyState } from '@filiera/contracts';
import { EXTENSION, EXTENSION_NAMESPACE } from '../reading/extension.js';
import { EDUCATION_CODES, ESCO_SKILL, OFFERING_CODES, SCHEDULE_CODES, euCountry } from '../reading/codes.js';
import { element, escaped, section, textsInside, type DocumentNode } from './document-tree.js';
import type { Owned } from './replace-part.js';

/** What a document tells of a vacancy: its public state; what a document read does not tell is not there. */
export type WrittenVacancy = Omit<VacancyState, 'publishedOn' | 'origin'>;

/** A place in the document, and what stands there for a vacancy. */
export interface PositionPart {
  /** Local names, from the root's children. */
  readonly path: readonly string[];
  readonly owned?: Owned;
  write(vacancy: WrittenVacancy): DocumentNode[];
}

const OAGIS = { 'xmlns:oa': 'http://www.openapplications.org/oagis/9' };
const ISCO = { listName: 'ISCO2008', listVersionID: '2008', listURI: 'http://ec.europa.eu/esco/ConceptScheme/ISCO2008' };
const ESCO = { listName: 'ESCO_Occupations', listURI: 'https://ec.europa.eu/esco/portal' };
const ADDRESS = ['PositionProfile', 'PositionLocation', 'Address'];
const QUALIFICATIONS = ['PositionProfile', 'PositionQualifications'];

/** Every place of a PositionOpening where the network has something to say. */
export const POSITION_PARTS: readonly PositionPart[] = [
  { path: ['PositionOpeningStatusCode'], write: ({ status }) => [status === 'published' ? coded('Active') : coded('Closed')] },
  profile('PostingInstruction/ApplicationMethod/Instructions', ({ applicationUrl }) => some('Instructions', applicationUrl)),
  profile('PositionTitle', ({ title }) => [element('PositionTitle', title)]),
  { path: [...ADDRESS, 'CityName'], write: ({ workplace }) => oagis('CityName', workplace.city) },
  { path: [...ADDRESS, 'CountrySubDivisionCode'], write: ({ workplace }) => oagis('CountrySubDivisionCode', workplace.nuts3) },
  { path: [...ADDRESS, 'CountryCode'], write: ({ workplace }) => [element('CountryCode', euCountry(workplace.country))] },
  { path: [...ADDRESS, 'PostalCode'], write: ({ workplace }) => oagis('PostalCode', workplace.postalCode) },
  profile('PositionOrganization/OrganizationIdentifiers/OrganizationName', ({ employer }) => some('OrganizationName', employer?.name)),
  profile('PositionOrganization/IndustryCode', ({ employer }) => some('IndustryCode', employer?.sector)),
  profile('PositionOpenQuantity', ({ openPositions }) => [element('PositionOpenQuantity', String(openPositions))]),
  profile('JobCategoryCode', ({ occupation }) => [element('JobCategoryCode', occupation.isco, ISCO), ...(occupation.esco ? [element('JobCategoryCode', occupation.esco, ESCO)] : [])]),
  profile('PositionOfferingTypeCode', ({ contract }) => [element('PositionOfferingTypeCode', OFFERING_CODES[contract])]),
  { path: [...QUALIFICATIONS, 'EducationRequirement'], write: ({ educationEqf }) => (educationEqf === undefined ? [] : [element('EducationRequirement', [element('EducationLevelCode', EDUCATION_CODES[educationEqf]!)])]) },
  { path: [...QUALIFICATIONS, 'ExperienceSummary'], write: experience },
  { path: [...QUALIFICATIONS, 'License'], write: ({ licences }) => licences.map((licence) => element('License', [element('LicenseTypeCode', licence)])) },
  { path: [...QUALIFICATIONS, 'PositionCompetency'], owned: isLanguage, write: ({ languages }) => languages.map(({ code, cefr }) => competency(code, 'language', cefr)) },
  { path: [...QUALIFICATIONS, 'PositionCompetency'], owned: isSkill, write: ({ essentialSkills }) => essentialSkills.map((uri) => competency(uri, 'other')) },
  profile('PositionFormattedDescription/Content', ({ description }) => [section('Content', htmlOf(description))]),
  profile('PositionScheduleTypeCode', ({ hours }) => [element('PositionScheduleTypeCode', SCHEDULE_CODES[hours.schedule])]),
  profile('ApplicationCloseDate', ({ validUntil }) => [element('ApplicationCloseDate', validUntil)]),
  profile('OfferedRemunerationPackage', pay),
  profile('UserArea/RemoteWorkIndicator', ({ remote }) => [element('RemoteWorkIndicator', String(remote !== 'none'))]),
  profile(`UserArea/${EXTENSION}`, extension),
];

function profile(path: string, write: PositionPart['write']): PositionPart {
  return { path: ['PositionProfile', ...path.split('/')], write };
}

function some(name: string, text: string | undefined): DocumentNode[] {
  return text === undefined ? [] : [element(name, text)];
}

function oagis(name: string, text: string | undefined): DocumentNode[] {
  return text === undefined ? [] : [element(`oa:${name}`, text, OAGIS)];
}

function coded(status: string): DocumentNode {
  return element('PositionOpeningStatusCode', status, { name: status });
}

function competency(id: string, taxonomy: string, cefr?: string): DocumentNode {
  const level = cefr === undefined ? [] : [element('RequiredProficiencyLevel', [element('ScoreText', cefr)])];
  return element('PositionCompetency', [element('CompetencyID', id), element('TaxonomyID', taxonomy), ...level]);
}

function isLanguage(node: DocumentNode): boolean {
  return textsInside(node, 'CompetencyID').some((id) => /^[a-z]{2}$/i.test(id));
}

function isSkill(node: DocumentNode): boolean {
  return textsInside(node, 'CompetencyID').some((id) => ESCO_SKILL.test(id));
}

function experience({ experienceMonths, occupation }: WrittenVacancy): DocumentNode[] {
  if (experienceMonths === undefined) return [];
  const category = element('ExperienceCategory', [element('CategoryCode', occupation.isco, ISCO), element('Measure', String(experienceMonths), { unitCode: 'month' })]);
  return [element('ExperienceSummary', [category])];
}

function pay({ pay: range }: WrittenVacancy): DocumentNode[] {
  if (range === undefined) return [];
  const currency = { currencyID: range.currency };
  return [element('OfferedRemunerationPackage', [element('RemunerationRange', [
    element('RemunerationRateIntervalCode', range.period), element('MinimumAmount', String(range.min), currency), element('MaximumAmount', String(range.max), currency),
  ])])];
}

/** What the network knows more finely than EURES, so that another node reads it back whole. */
function extension(vacancy: WrittenVacancy): DocumentNode[] {
  const { workplace, hours } = vacancy;
  // Coordinates follow from a municipality.
  const place = workplace.municipality === undefined ? workplace : { ...workplace, latitude: undefined, longitude: undefined };
  const single: readonly (readonly [string, string | number | boolean | undefined])[] = [
    ['Contract', vacancy.contract], ['DurationMonths', vacancy.durationMonths], ['WeeklyHours', hours.weekly], ['Municipality', place.municipality],
    ['Latitude', place.latitude], ['Longitude', place.longitude], ['EducationEqf', vacancy.educationEqf], ['RemoteWork', vacancy.remote],
    ['TargetedPlacement', vacancy.targetedPlacement], ['AgencyAuthorisation', vacancy.agencyAuthorisation], ['Sample', vacancy.sample],
  ];
  const fields = single.flatMap(([name, value]) => some(`f:${name}`, value === undefined ? undefined : String(value)));
  return [element(`f:${EXTENSION}`, [...fields, ...vacancy.optionalSkills.map((uri) => element('f:OptionalSkill', uri))], { 'xmlns:f': EXTENSION_NAMESPACE })];
}

/** Plain text as HTML: the description of EURES is HTML. */
function htmlOf(text: string): string {
  return escaped(text).replaceAll('\n', '<br/>');
}
