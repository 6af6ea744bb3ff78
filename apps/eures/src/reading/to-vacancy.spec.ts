import { describe, expect, it } from '@jest/globals';
import { QUALIFICATIONS, esco, isco, positionOpening, type FixtureParts } from '../../test/position-opening.fixture.js';
import { FaultyDocument } from './document-fault.js';
import { naceOf } from './codes.js';
import { readPositionOpening } from './position-opening.js';
import { textDate } from './text-date.js';
import { toVacancy, type KnownWords, type MappedVacancy } from './to-vacancy.js';

const OCCUPATION = 'http://data.europa.eu/esco/occupation/o-1';
const WORDS: KnownWords = {
  iscoOf: (uri) => (uri === OCCUPATION ? '7411' : undefined),
  skillsOf: () => ['http://data.europa.eu/esco/skill/s-1', 'http://data.europa.eu/esco/skill/s-2'],
  municipalityOf: (name) => (name.toLowerCase() === 'lecce' ? '075035' : undefined),
};
const map = (parts?: FixtureParts): MappedVacancy => toVacancy(readPositionOpening(positionOpening(parts)), WORDS);
const faultsOf = (read: () => unknown): string[] => {
  try {
    read();
    return [];
  } catch (error) {
    return (error as FaultyDocument).faults.map(({ line, field, reason }) => `${line} ${field}: ${reason.en}`);
  }
};

describe('a EURES document as a vacancy', () => {
  it('keeps what the network has a field for, as plain text and in its codes, and leaves the rest behind', () => {
    const { content, validFrom } = map({ extra: QUALIFICATIONS });
    expect(validFrom).toBe('2026-11-01');
    expect(content).toEqual({
      title: 'Electrician', description: 'Electrical installations.', language: 'en', employer: { name: 'Example AS', sector: '43.21' }, occupation: { isco: '7411' },
      essentialSkills: ['http://data.europa.eu/esco/skill/s-1'], optionalSkills: [], workplace: { country: 'NO', nuts3: 'NO081', city: 'OSLO', postalCode: '0195' }, contract: 'permanent',
      hours: { schedule: 'full-time' }, languages: [{ code: 'no', cefr: 'B1' }], licences: ['B'], experienceMonths: 24, educationEqf: 4, positions: 2, remote: 'none',
      targetedPlacement: false, validUntil: '2026-12-31', applicationUrl: 'https://jobs.example/apply?id=1&x=2', sample: false,
    });
    expect(JSON.stringify(content)).not.toMatch(/000000000|street|script>|x\(\)/);
  });

  it('does not invent a level for the working language', () => {
    expect(map().content.languages).toEqual([]);
  });

  it('takes the skills that ESCO calls essential for an ESCO occupation as useful ones', () => {
    const { content } = map({ category: esco(OCCUPATION), extra: QUALIFICATIONS });
    expect(content.occupation).toEqual({ isco: '7411', esco: OCCUPATION });
    expect(content.optionalSkills).toEqual(['http://data.europa.eu/esco/skill/s-2']);
  });

  it('finds the municipality of an Italian town, and writes the countries of EU lists in ISO codes', () => {
    expect(map({ country: 'IT', city: 'LECCE' }).content.workplace).toMatchObject({ country: 'IT', municipality: '075035' });
    expect(map({ country: 'EL', city: 'ATHINA' }).content.workplace).toMatchObject({ country: 'GR' });
  });

  it.each([['2026-12-31', '2026-12-31'], ['31.12.2026', '2026-12-31'], ['1.2.2027', '2027-02-01'], ['2026-12-31T23:59:00', '2026-12-31'], ['31.02.2026', undefined], ['na', undefined], ['', undefined]])(
    'reads the date %s as %s', (text, day) => expect(textDate(text)).toBe(day));

  it.each([['C33.1.7', '33.17'], ['43.210', '43.21.0'], ['A1.1.1', '01.11'], ['F', 'F'], ['43', '43'], ['x', undefined]])(
    'reads the sector %s as %s', (code, nace) => expect(naceOf(code)).toBe(nace));

  it.each([
    ['DirectHire', 'permanent'], ['Temporary', 'fixed-term'], ['TemporaryToHire', 'fixed-term'], ['ContractToHire', 'fixed-term'], ['Contract', 'fixed-term'], ['Internship', 'internship'],
    ['Apprenticeship', 'apprenticeship-2'], ['Seasonal', 'seasonal'], ['OnCall', 'on-call'], ['RecruitmentReserve', 'recruitment-reserve'], ['SelfEmployed', 'self-employed'], ['Volunteer', 'volunteer'],
  ])('reads PositionOfferingTypeCode %s of schema 1.3 as %s', (offering, contract) => expect(map({ offering }).content.contract).toBe(contract));

  it('reads a direct hire with a last day as a fixed term, and one without as permanent', () => {
    const period = '<PositionPeriod><StartDate><DateText>na</DateText></StartDate>';
    const until = positionOpening().replace(period, `${period}<EndDate><DateText>2027-03-31</DateText></EndDate>`);
    expect(toVacancy(readPositionOpening(until), WORDS).content.contract).toBe('fixed-term');
    expect(map().content.contract).toBe('permanent');
  });

  it.each([['FullTime', 'full-time'], ['PartTime', 'part-time'], ['FlexTime', 'flexible'], ['Any', 'flexible']])(
    'reads PositionScheduleTypeCode %s as %s', (schedule, read) => expect(map({ schedule }).content.hours).toEqual({ schedule: read }));

  it.each([['0', 1], ['1', 1], ['2', 2], ['3', 4], ['4', 5], ['5', 5], ['6', 6], ['7', 7], ['8', 8], ['9', undefined], ['10', undefined]])(
    'reads EducationLevelCode %s as EQF %s', (level, eqf) => {
      expect(map({ extra: QUALIFICATIONS.replace('<EducationLevelCode>3<', `<EducationLevelCode>${level}<`) }).content.educationEqf).toBe(eqf);
    });

  it.each(['AM', 'A1', 'A2', 'A', 'B1', 'B', 'BE', 'C1', 'C1E', 'C', 'CE', 'D', 'D1', 'D1E', 'DE'])('reads the driving licence %s', (licence) => {
    expect(map({ extra: QUALIFICATIONS.replace('<LicenseTypeCode>B<', `<LicenseTypeCode>${licence}<`) }).content.licences).toEqual([licence]);
  });

  it('asks for the highest level when a language has one for each dimension, and for none that is not of the CEFR', () => {
    const score = '<RequiredProficiencyLevel><ScoreText>B1</ScoreText></RequiredProficiencyLevel>';
    const dimension = (type: string, level: string): string => `<CompetencyDimension><CompetencyDimensionTypeCode>${type}</CompetencyDimensionTypeCode><Score><ScoreText>${level}</ScoreText></Score></CompetencyDimension>`;
    const languages = (levels: string): unknown => map({ extra: QUALIFICATIONS.replace(score, levels) }).content.languages;
    expect(languages(dimension('cef-understanding-listening', 'B2') + dimension('cef-writing-production', 'A2'))).toEqual([{ code: 'no', cefr: 'B2' }]);
    expect(languages(dimension('cef-understanding-listening', 'fluent'))).toEqual([]);
  });

  it.each([
    ['hour', 12.5, 14, { min: 12.5, max: 14, currency: 'NOK', period: 'hour' }], ['year', 1, 1, { min: 1, max: 1, currency: 'NOK', period: 'year' }], ['week', 1, 2, undefined], ['month', 3, 2, undefined],
  ])('reads a pay range for each %s from %s to %s', (interval, min, max, pay) => {
    const range = `<RemunerationRange><RemunerationRateIntervalCode>${interval}</RemunerationRateIntervalCode><MinimumAmount currencyID="NOK">${min}</MinimumAmount><MaximumAmount currencyID="NOK">${max}</MaximumAmount></RemunerationRange>`;
    expect(map({ extra: `<OfferedRemunerationPackage>${range}</OfferedRemunerationPackage>` }).content.pay).toEqual(pay);
  });

  it('believes the extension of another node only as far as it agrees with the codes of EURES', () => {
    const area = '<UserArea><FilieraVacancy><Contract>apprenticeship-3</Contract><EducationEqf>3</EducationEqf><RemoteWork>full</RemoteWork><WeeklyHours>many</WeeklyHours></FilieraVacancy></UserArea>';
    expect(map({ extra: area }).content).toMatchObject({ contract: 'permanent', remote: 'none', hours: { schedule: 'full-time' } });
    expect(map({ extra: area + QUALIFICATIONS, offering: 'Apprenticeship' }).content).toMatchObject({ contract: 'apprenticeship-3', educationEqf: 3 });
  });

  it.each([
    ['https://karriere.müller.de/jobs/1', 'https://karriere.xn--mller-kva.de/jobs/1'], ['https://x.no/stilling/blåbær?q=år', 'https://x.no/stilling/bl%C3%A5b%C3%A6r?q=%C3%A5r'],
    ['<p>Søk her: https://x.no/stilling/123</p>', 'https://x.no/stilling/123'], ['Apply at https://x.no/stilling/123.', 'https://x.no/stilling/123'],
    ['(see https://x.no/jobs(2).)', 'https://x.no/jobs(2)'], ['Søk på <https://x.no/123>!', 'https://x.no/123'], ['https://x.no/123&nbsp;eller &quot;https://y.no&quot;', 'https://x.no/123'],
    ['<img src="https://cdn.example/a.png"><a href=\'https://x.no/?a=1&#38;b=it%27s\'>Apply</a>', 'https://x.no/?a=1&b=it%27s'], ['<a class="b" href=https://x.no/a>Apply</a>', 'https://x.no/a'],
    ['<a href="mailto:jobs@x.no">mail</a> or www, https://x.no/a', 'https://x.no/a'], ['https://name:word@x.no/a', undefined], ['https://x_y.no/a', undefined],
    [`https://x.no/${'a'.repeat(1_800)}`, undefined], ['https://[x.no', undefined], ['mailto:jobs@x.no', undefined],
  ])('reads from the instructions %s the address %s', (instructions, address) => {
    const told = positionOpening().replace('<a href="https://jobs.example/apply?id=1&amp;x=2">Apply</a>', () => instructions);
    expect(toVacancy(readPositionOpening(told), WORDS).content.applicationUrl).toBe(address);
  });

  it('tells all that is wrong at once, each with its line', () => {
    expect(faultsOf(() => map({ title: '<b/>', category: '', offering: 'Forever', closeDate: 'soon', country: '' }))).toEqual([
      expect.stringMatching(/^12 PositionTitle/),
      expect.stringMatching(/^6 JobCategoryCode/),
      expect.stringMatching(/^17 PositionOfferingTypeCode: unknown code Forever/),
      expect.stringMatching(/^13 CountryCode/),
      expect.stringMatching(/^23 ApplicationCloseDate/),
    ]);
  });

  it('says what to do about an ESCO occupation that the vocabulary does not have', () => {
    expect(faultsOf(() => map({ category: esco('http://data.europa.eu/esco/occupation/other') }))[0]).toContain('import the ESCO files');
    expect(map({ category: esco('http://data.europa.eu/esco/occupation/other') + isco('741') }).content.occupation).toEqual({ esco: 'http://data.europa.eu/esco/occupation/other', isco: '7410' });
  });

  it('refuses what is no such document, with the line', () => {
    const read = (xml: string): string[] => faultsOf(() => readPositionOpening(xml));
    expect(read('<PositionOpening>\n<DocumentID></PositionOpening>')).toEqual([expect.stringMatching(/^2 xml: XML not well formed/)]);
    expect(read('')).toHaveLength(1);
    expect(read('no xml')).toHaveLength(1);
    expect(read('<Candidate/>')).toEqual([expect.stringContaining('expected PositionOpening')]);
    expect(read('<PositionOpening/>')).toHaveLength(2);
    expect(read(positionOpening().replace('"1.3"', '"1.2"'))).toEqual([expect.stringContaining('schema version 1.2')]);
  });

  it('refuses a DTD, expands no entity, and bounds size and depth', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<PositionOpening>&b;</PositionOpening>';
    expect(faultsOf(() => readPositionOpening(bomb))).toEqual(['1 xml: a DTD is not allowed']);
    expect(faultsOf(() => readPositionOpening(`<PositionOpening>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</PositionOpening>`))).toEqual([expect.stringContaining('nested deeper')]);
    expect(faultsOf(() => readPositionOpening(`<PositionOpening>${'x'.repeat(600_000)}</PositionOpening>`))).toEqual([expect.stringContaining('longer than')]);
    expect(map({ title: 'R&amp;D &#233; &copy;' }).content.title).toBe('R&D é &copy;');
    expect(map({ content: '<![CDATA[<!DOCTYPE is only text here]]>' }).content.description).not.toBe('');
  });
});
