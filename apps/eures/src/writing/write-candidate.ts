import type { CandidateProfile, ContractType } from '@filiera/contracts';
import { EDUCATION_CODES, OFFERING_CODES, euCountry } from '../reading/codes.js';
import { element, printDocument, type DocumentNode } from './document-tree.js';
import type { DocumentName } from './write-position-opening.js';

const ISCO = { listName: 'ISCO2008', listVersionID: '2008', listURI: 'http://ec.europa.eu/esco/ConceptScheme/ISCO2008' };
/** EURES asks for one schedule or any. */
const SCHEDULES = { 'full-time': 'FullTime', 'part-time': 'PartTime', 'any': 'Any' } as const;

/**
 * A profile as an HR-XML Candidate. It has the sections that the person shares and no others; the person has no name there: whoever is
 * interested asks the member that offers.
 */
export function writeCandidate(profile: CandidateProfile, { agency, agencyName, number }: DocumentName): string {
  const who = { schemeID: agency, schemeAgencyID: agency, schemeAgencyName: agencyName };
  return printDocument([element('Candidate', [
    element('DocumentID', number, { ...who, schemeVersionID: '1.3' }),
    element('CandidateSupplier', [element('PartyID', agency, who), element('PartyName', agencyName)]),
    element('CandidatePerson', [element('PersonID', number, who)]),
    element('CandidateProfile', [
      ...filled('CandidatePositionPreferences', preferences(profile)),
      ...filled('ExperienceSummary', (profile.experience ?? []).map(({ occupation, months }) =>
        element('ExperienceCategory', [element('CategoryCode', occupation.isco, ISCO), element('Measure', String(months), { unitCode: 'month' })]))),
      ...education(profile),
      ...filled('Licenses', (profile.licences ?? []).map((licence) => element('License', [element('LicenseTypeCode', licence)]))),
      ...filled('PersonQualifications', competencies(profile)),
    ], { languageCode: 'it' }),
  ], { 'xmlns': 'http://www.hr-xml.org/3', 'majorVersionID': '3', 'minorVersionID': '2' })]);
}

/** Where to, as what, from when and how the person would work. */
function preferences({ mobility, occupations, availability }: CandidateProfile): DocumentNode[] {
  const offerings = [...new Set((availability?.contracts ?? []).map((contract: ContractType) => OFFERING_CODES[contract]))];
  return [
    ...(mobility?.countries ?? []).map((country) => element('PreferredLocation', [element('ReferenceLocation', [element('CountryCode', euCountry(country))])])),
    ...occupations.map(({ isco, esco }) => element('JobCategory', [element('JobCategoryCode', isco, ISCO), ...(esco ? [element('JobCategoryCode', esco, { listName: 'ESCO_Occupations' })] : [])])),
    ...offerings.map((code) => element('PositionOfferingTypeCode', code)),
    ...(availability ? [element('PositionScheduleTypeCode', SCHEDULES[availability.schedule]), element('AvailabilityDates', [element('StartDate', availability.from)])] : []),
  ];
}

function education({ education: highest }: CandidateProfile): DocumentNode[] {
  if (highest === undefined) return [];
  const field = highest.field === undefined ? [] : [element('EducationFieldCode', highest.field, { listName: 'ISCED-F2013' })];
  return [element('EducationHistory', [element('EducationOrganizationAttendance', [element('EducationLevelCode', EDUCATION_CODES[highest.eqf]!), ...field])])];
}

/** Languages by their CEFR level, skills by their ESCO URI. */
function competencies({ languages, skills }: CandidateProfile): DocumentNode[] {
  return [
    ...languages.map(({ code, cefr }) => element('PersonCompetency', [element('CompetencyID', code), element('TaxonomyID', 'language'), element('ProficiencyLevel', [element('ScoreText', cefr)])])),
    ...skills.map(({ uri, level }) => element('PersonCompetency', [
      element('CompetencyID', uri), element('TaxonomyID', 'other'), ...(level === undefined ? [] : [element('ProficiencyLevel', [element('ScoreText', level)])]),
    ])),
  ];
}

function filled(name: string, content: readonly DocumentNode[]): DocumentNode[] {
  return content.length === 0 ? [] : [element(name, content)];
}
