import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;

/** A fictitious vacancy in EURES's terms. */
interface FixtureVacancy {
  readonly reference: string;
  readonly language: string;
  readonly title: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly isco: string;
  readonly offering: string;
  readonly description: string;
  readonly organisation: string;
  /** Days from today to the last day for applications; negative when it has passed. */
  readonly closesIn: number;
}

const AS_FILES: readonly FixtureVacancy[] = [
  {
    reference: '11111111-0000-4000-8000-000000000001', language: 'en', title: 'Electrician, building sites', city: 'OSLO', region: 'NO081', country: 'NO', isco: '7411', offering: 'DirectHire',
    description: 'Electrical installation in new buildings. English is spoken on site.', organisation: 'Example Elektro AS', closesIn: 40,
  },
  {
    reference: '11111111-0000-4000-8000-000000000002', language: 'de', title: 'Koch (m/w/d)', city: 'ULM', region: 'DE144', country: 'DE', isco: '5120', offering: 'Seasonal',
    description: 'Küche eines Hotels, Unterkunft vorhanden.', organisation: 'Beispiel Hotel GmbH', closesIn: 25,
  },
];

const AS_ANSWER: readonly FixtureVacancy[] = [
  {
    reference: '11111111-0000-4000-8000-000000000003', language: 'en', title: 'Waiter, lakeside restaurant', city: 'BLED', region: 'SI042', country: 'SI', isco: '5131', offering: 'Seasonal',
    description: 'Table service, summer and winter season.', organisation: 'Primer Gostilna d.o.o.', closesIn: 35,
  },
  {
    reference: '11111111-0000-4000-8000-000000000004', language: 'en', title: 'Electrician, shipyard', city: 'GDANSK', region: 'PL634', country: 'PL', isco: '7411', offering: 'Contract',
    description: 'Maintenance of electrical systems on board.', organisation: 'Przyklad Stocznia sp. z o.o.', closesIn: -20,
  },
];

/**
 * Writes a small fixture in the two forms in which EURES exchanges vacancies: HR-XML 3.2 files (schema 1.3), and the input API's answer
 * to getDetails. One of them is past its date, as happens.
 */
export async function writeEuresFixture(folder: string, today: Date): Promise<void> {
  for (const [index, vacancy] of AS_FILES.entries()) await writeFile(join(folder, `example-${index + 1}.xml`), xmlOf(vacancy, today));
  const answer = AS_ANSWER.map((vacancy) => ({
    reference: vacancy.reference, source: 'EXAMPLE', status: 'ACTIVE', creationTimestamp: `${isoDate(today, -30)}T08:00:00.000`,
    lastModificationTimestamp: `${isoDate(today, -30)}T08:00:00.000`, content: xmlOf(vacancy, today), contentFormatVersion: '1.3',
  }));
  await writeFile(join(folder, 'get-details.json'), JSON.stringify(answer, null, 1));
}

function xmlOf(vacancy: FixtureVacancy, today: Date): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<PositionOpening xmlns="http://www.hr-xml.org/3" xmlns:oa="http://www.openapplications.org/oagis/9" majorVersionID="3" minorVersionID="2" validFrom="${isoDate(today, -30)}" validTo="${isoDate(today, vacancy.closesIn)}">
  <DocumentID schemeID="EXAMPLE-001" schemeAgencyID="EXAMPLE" schemeAgencyName="Example employment service" schemeVersionID="1.3">${vacancy.reference}</DocumentID>
  <PositionOpeningStatusCode name="Active">Active</PositionOpeningStatusCode>
  <PostingRequester><PartyID schemeID="EXAMPLE" schemeAgencyID="EXAMPLE" schemeAgencyName="Example employment service">1</PartyID></PostingRequester>
  <PositionProfile languageCode="${vacancy.language}">
    <PostingInstruction><ApplicationMethod><Instructions>https://jobs.example/${vacancy.reference}</Instructions></ApplicationMethod></PostingInstruction>
    <PositionTitle>${vacancy.title}</PositionTitle>
    <PositionLocation><Address><oa:CityName>${vacancy.city}</oa:CityName><oa:CountrySubDivisionCode>${vacancy.region}</oa:CountrySubDivisionCode><CountryCode>${vacancy.country}</CountryCode></Address></PositionLocation>
    <PositionOrganization><OrganizationIdentifiers><OrganizationName>${vacancy.organisation}</OrganizationName><OrganizationLegalID>000000000</OrganizationLegalID></OrganizationIdentifiers><IndustryCode>43.21</IndustryCode></PositionOrganization>
    <PositionOpenQuantity>2</PositionOpenQuantity>
    <JobCategoryCode listName="ISCO2008" listVersionID="2008" listURI="http://ec.europa.eu/esco/ConceptScheme/ISCO2008">${vacancy.isco}</JobCategoryCode>
    <PositionOfferingTypeCode>${vacancy.offering}</PositionOfferingTypeCode>
    <PositionFormattedDescription><Content>${vacancy.description}</Content></PositionFormattedDescription>
    <WorkingLanguageCode>${vacancy.language.toUpperCase()}</WorkingLanguageCode>
    <ImmediateStartIndicator>true</ImmediateStartIndicator>
    <PositionScheduleTypeCode>FullTime</PositionScheduleTypeCode>
    <ApplicationCloseDate>${isoDate(today, vacancy.closesIn)}</ApplicationCloseDate>
  </PositionProfile>
</PositionOpening>
`;
}

function isoDate(today: Date, days: number): string {
  return new Date(today.getTime() + days * DAY).toISOString().slice(0, 10);
}
