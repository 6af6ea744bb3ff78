/** A fictitious vacancy in EURES's format, with parts that a test changes. */
export interface FixtureParts {
  readonly number?: string;
  readonly title?: string;
  readonly category?: string;
  readonly offering?: string;
  readonly schedule?: string;
  readonly closeDate?: string;
  readonly validFrom?: string;
  readonly country?: string;
  readonly city?: string;
  readonly extra?: string;
  readonly content?: string;
  readonly status?: string;
}

/** A whole PositionOpening. */
export function positionOpening({
  number = 'example-1', title = 'Electrician', category = isco('7411'), offering = 'DirectHire', schedule = 'FullTime', closeDate = '2026-12-31', validFrom = '2026-11-01',
  country = 'NO', city = 'OSLO', extra = '', content = '<![CDATA[<p>Electrical installations.</p><script>x()</script>]]>', status = 'Active',
}: FixtureParts = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<PositionOpening xmlns="http://www.hr-xml.org/3" xmlns:oa="http://www.openapplications.org/oagis/9" validFrom="${validFrom}" majorVersionID="3" minorVersionID="2">
  <DocumentID schemeID="X-1" schemeAgencyID="EXAMPLE" schemeAgencyName="Example service" schemeVersionID="1.3">${number}</DocumentID>
  <PositionOpeningStatusCode name="${status}">${status}</PositionOpeningStatusCode>
  <PostingRequester><PartyID schemeID="X" schemeAgencyID="EXAMPLE">1</PartyID></PostingRequester>
  <PositionProfile languageCode="en">
    <PostingInstruction>
      <ApplicationMethod>
        <Instructions><![CDATA[<a href="https://jobs.example/apply?id=1&amp;x=2">Apply</a>]]></Instructions>
      </ApplicationMethod>
    </PostingInstruction>
    <PositionTitle>${title}</PositionTitle>
    <PositionLocation><Address><oa:AddressLine>Example street 1</oa:AddressLine><oa:CityName>${city}</oa:CityName><oa:CountrySubDivisionCode>NO081</oa:CountrySubDivisionCode><CountryCode>${country}</CountryCode><oa:PostalCode>0195</oa:PostalCode></Address></PositionLocation>
    <PositionOrganization><OrganizationIdentifiers><OrganizationName>Example AS</OrganizationName><OrganizationLegalID>000000000</OrganizationLegalID></OrganizationIdentifiers><IndustryCode>F43.2.1</IndustryCode></PositionOrganization>
    <PositionOpenQuantity>2</PositionOpenQuantity>
    ${category}
    <PositionOfferingTypeCode>${offering}</PositionOfferingTypeCode>
    ${extra}
    <PositionFormattedDescription><Content>${content}</Content></PositionFormattedDescription>
    <WorkingLanguageCode>NO</WorkingLanguageCode>
    <PositionPeriod><StartDate><DateText>na</DateText></StartDate></PositionPeriod>
    <PositionScheduleTypeCode>${schedule}</PositionScheduleTypeCode>
    <ApplicationCloseDate>${closeDate}</ApplicationCloseDate>
  </PositionProfile>
</PositionOpening>`;
}

export function isco(code: string): string {
  return `<JobCategoryCode listName="ISCO2008" listVersionID="2008">${code}</JobCategoryCode>`;
}

export function esco(uri: string): string {
  return `<JobCategoryCode listName="ESCO_Occupations">${uri}</JobCategoryCode>`;
}

export const QUALIFICATIONS = `<PositionQualifications>
      <EducationRequirement><EducationLevelCode>3</EducationLevelCode></EducationRequirement>
      <ExperienceSummary><ExperienceCategory><CategoryCode>7411</CategoryCode><Measure unitCode="year">2</Measure></ExperienceCategory></ExperienceSummary>
      <License><LicenseTypeCode>B</LicenseTypeCode></License>
      <PositionCompetency><CompetencyID>no</CompetencyID><TaxonomyID>language</TaxonomyID><RequiredProficiencyLevel><ScoreText>B1</ScoreText></RequiredProficiencyLevel></PositionCompetency>
      <PositionCompetency><CompetencyID>http://data.europa.eu/esco/skill/s-1</CompetencyID><TaxonomyID>other</TaxonomyID></PositionCompetency>
    </PositionQualifications>`;
