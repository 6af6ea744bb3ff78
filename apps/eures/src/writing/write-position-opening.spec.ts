import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CONTRACT_TYPES, LICENCES, type VacancyState } from '@filiera/contracts';
import { plainText, readXml, type XmlElement } from '@filiera/exchange';
import fc from 'fast-check';
import { isco, positionOpening } from '../../test/position-opening.fixture.js';
import { TestDataConfiguration } from '../../test/test-data.config.js';
import { FaultyDocument } from '../reading/document-fault.js';
import { readPositionOpening } from '../reading/position-opening.js';
import { toVacancy, type KnownWords } from '../reading/to-vacancy.js';
import type { WrittenVacancy } from './position-parts.js';
import { writeOverDocument, writePositionOpening } from './write-position-opening.js';

const WORDS: KnownWords = { iscoOf: () => undefined, skillsOf: () => [], municipalityOf: (name) => (name.toLowerCase() === 'lecce' ? '075035' : undefined) };
const NAME = { agency: 'eures-esempio', agencyName: 'Servizio Esempio', number: 'cpi-esempio.1', validFrom: '2026-11-23' };
const read = (xml: string): WrittenVacancy => {
  const document = readPositionOpening(xml);
  const { content } = toVacancy(document, WORDS);
  return { ...content, status: document.closed ? 'withdrawn' : 'published', openPositions: content.positions } as WrittenVacancy;
};
/** Every element with its text and attributes, each as often as it is there. */
const partsOf = (element: XmlElement, path = ''): string[] => {
  const here = `${path}/${element.name}`;
  const own = element.children.length === 0 ? `${here}=${element.text}` : here;
  return [own, ...Object.entries(element.attributes).map(([key, value]) => `${here}@${key}=${value}`), ...element.children.flatMap((child) => partsOf(child, here))];
};
const sorted = (xml: string): string[] => partsOf(readXml(xml)).sort();

const UNKNOWN = [
  '<PositionQualifications>', '<PositionCompetency><CompetencyID>own-1</CompetencyID><TaxonomyID>local</TaxonomyID></PositionCompetency>', '<License><LicenseTypeCode>B</LicenseTypeCode></License>',
  '<PositionCompetency><CompetencyID>no</CompetencyID><RequiredProficiencyLevel><ScoreText>B1</ScoreText></RequiredProficiencyLevel></PositionCompetency>', '</PositionQualifications>',
  '<x:Benefit xmlns:x="urn:x" code="1"><x:Text>Meals &amp; room</x:Text></x:Benefit>', '<!-- a note -->',
  '<UserArea><Own><![CDATA[<b>raw</b> & kept]]></Own></UserArea>',
].join('');
const original = positionOpening({ extra: UNKNOWN });

/** A change of each field that the network knows. */
const CHANGES: readonly (readonly [string, Partial<VacancyState>])[] = [
  ['status', { status: 'withdrawn' }], ['title', { title: 'Cook & baker, 1 < 2 "x"' }], ['description', { description: 'One\n\nTwo: a < b & c "d" ]]> e' }], ['language', { language: 'it' }],
  ['employer', { employer: { name: 'Other & Sons', sector: '56.10' } }], ['no employer', { employer: undefined }], ['occupation', { occupation: { isco: '5120', esco: 'http://data.europa.eu/esco/occupation/o-1' } }],
  ['essential skills', { essentialSkills: ['http://data.europa.eu/esco/skill/s-1', 'http://data.europa.eu/esco/skill/s-2'] }], ['optional skills', { optionalSkills: ['http://data.europa.eu/esco/skill/s-3'] }],
  ['workplace', { workplace: { country: 'GR', city: 'Athina', nuts3: 'EL303', postalCode: '105 52' } }], ['workplace in Italy', { workplace: { country: 'IT', city: 'Lecce', municipality: '075035', nuts3: 'ITF45', postalCode: '73100' } }],
  ['coordinates', { workplace: { country: 'NO', latitude: 59.91, longitude: -10.75 } }], ['duration', { durationMonths: 18, contract: 'fixed-term' }],
  ['hours', { hours: { schedule: 'part-time', weekly: 24.5 } }], ['flexible hours', { hours: { schedule: 'flexible' } }], ['pay', { pay: { min: 12.5, max: 14, currency: 'NOK', period: 'hour' } }],
  ['languages', { languages: [{ code: 'de', cefr: 'C1' }, { code: 'it', cefr: 'A2' }] }], ['no languages', { languages: [] }], ['licences', { licences: ['C1E', 'ADR'] }], ['experience', { experienceMonths: 30 }],
  ['positions', { positions: 7, openPositions: 7 }], ['partial remote work', { remote: 'partial' }], ['full remote work', { remote: 'full' }], ['targeted placement', { targetedPlacement: true }],
  ['validity', { validUntil: '2027-01-31' }], ['agency', { agencyAuthorisation: 'Aut. 1/2026' }], ['address for applications', { applicationUrl: 'https://jobs.example/?a=1&b=2' }], ['sample', { sample: true }],
  ...CONTRACT_TYPES.map((contract) => [contract, { contract }] as const), ...[1, 2, 3, 4, 5, 6, 7, 8].map((educationEqf) => [`EQF ${educationEqf}`, { educationEqf }] as const),
];

describe('a vacancy written as a PositionOpening', () => {
  it.each(CHANGES)('is read back whole: %s', (_what, change) => {
    const vacancy = withoutUndefined({ ...read(original), ...change });
    expect(read(writePositionOpening(vacancy, NAME))).toEqual(vacancy);
  });

  it.each(CHANGES)('takes a change over the document that it came from, and keeps what the network does not know: %s', (_what, change) => {
    const vacancy = withoutUndefined({ ...read(original), ...change });
    const written = writeOverDocument(original, vacancy, WORDS);
    expect(read(written)).toEqual(vacancy);
    for (const kept of ['<x:Benefit xmlns:x="urn:x" code="1"><x:Text>Meals &amp; room</x:Text></x:Benefit>', '<!-- a note -->', '<![CDATA[<b>raw</b> & kept]]>', '<CompetencyID>own-1</CompetencyID>',
      'Example street 1', '<OrganizationLegalID>000000000</OrganizationLegalID>', '<WorkingLanguageCode>NO</WorkingLanguageCode>', '<DateText>na</DateText>', 'schemeID="X-1"']) expect(written).toContain(kept);
  });

  it('changes nothing of a document whose vacancy has not changed', () => {
    expect(sorted(writeOverDocument(original, read(original), WORDS))).toEqual(sorted(original));
  });

  it('writes into a document whose elements have prefixes', () => {
    const prefixed = original.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1h:').replace('xmlns="', 'xmlns:h="');
    const vacancy = { ...read(prefixed), title: 'Cook', pay: { min: 1, max: 2, currency: 'EUR', period: 'year' as const } };
    const written = writeOverDocument(prefixed, vacancy, WORDS);
    expect(read(written)).toEqual(vacancy);
    expect(written).toContain('<h:MinimumAmount currencyID="EUR">1</h:MinimumAmount>');
  });

  it('begins with who offers it, in the schema that EURES asks for', () => {
    const xml = writePositionOpening(read(original), NAME);
    expect(readPositionOpening(xml)).toMatchObject({ agency: 'eures-esempio', number: 'cpi-esempio.1', closed: false, validFrom: '2026-11-23', validTo: '2026-12-31' });
    expect(readXml(xml).children.map(({ name }) => name)).toEqual(['DocumentID', 'PositionOpeningStatusCode', 'PostingRequester', 'PositionProfile']);
  });

  it('is read back whole whatever its texts are', () => {
    const base = read(original);
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 3, maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (description, name) => {
      // As the network has texts: the first reading takes away what is no plain text.
      const vacancy = read(writePositionOpening({ ...base, description: `x${description}`, employer: { name: `y${name}` } }, NAME));
      const again = read(writePositionOpening(vacancy, NAME));
      expect([again.description, again.employer!.name]).toEqual([vacancy.description, plainText(vacancy.employer!.name!)]);
    }), { seed: 20261128, numRuns: 150 });
  });

  it('refuses a document that nobody could read', () => {
    expect(() => writeOverDocument('<PositionOpening>', read(original), WORDS)).toThrow(FaultyDocument);
  });

  it('loses nothing of real documents that a tester has', () => {
    const folder = new TestDataConfiguration().folder;
    if (folder === undefined || !existsSync(join(folder, 'eures', 'ads'))) return;
    const ads = readdirSync(join(folder, 'eures', 'ads')).map((name) => readFileSync(join(folder, 'eures', 'ads', name), 'utf8'));
    const details = JSON.parse(readFileSync(join(folder, 'eures', 'vacancy_details.json'), 'utf8')) as { content: string }[];
    for (const xml of [...ads, ...details.map(({ content }) => content)]) {
      const vacancy = read(xml);
      expect(sorted(writeOverDocument(xml, vacancy, WORDS))).toEqual(sorted(xml));
      expect(read(writePositionOpening(vacancy, NAME))).toEqual(vacancy);
      const changed = { ...vacancy, title: 'Other title', openPositions: 9, positions: 9, languages: [{ code: 'en', cefr: 'B2' as const }] };
      const written = writeOverDocument(xml, changed, WORDS);
      expect(read(written)).toEqual(changed);
      const left = new Set(sorted(written));
      expect(sorted(xml).filter((part) => !left.has(part) && !/PositionTitle|PositionOpenQuantity|PositionQualifications$/.test(part.split('=')[0]!))).toEqual([]);
    }
  });

  it('knows every licence and form of employment there is', () => {
    const vacancy = { ...read(positionOpening({ category: isco('7411') })), licences: [...LICENCES] };
    expect(read(writePositionOpening(vacancy, NAME)).licences).toEqual([...LICENCES]);
  });
});

function withoutUndefined(vacancy: object): WrittenVacancy {
  return Object.fromEntries(Object.entries(vacancy).filter(([, value]) => value !== undefined)) as unknown as WrittenVacancy;
}
