import { describe, expect, it } from '@jest/globals';
import type { CandidateInput, VacancyInput } from '../inputs.js';
import { Matcher } from '../matcher.js';
import { explain } from './explain.js';

const skill = (n: number): string => `http://data.europa.eu/esco/skill/${n}`;
const labels = (uri: string) => ({ it: `competenza ${uri.at(-1)}`, en: `skill ${uri.at(-1)}` });

const VACANCY: VacancyInput = {
  id: '0190a000-0000-7000-8000-000000000001',
  occupation: { isco: '7411' },
  essentialSkills: [1, 2, 3, 4, 5, 6].map(skill),
  optionalSkills: [7, 8].map(skill),
  languages: [{ code: 'de', cefr: 'B1' }],
  licences: ['B'],
  contract: 'permanent',
  schedule: 'full-time',
  country: 'IT',
  place: { latitude: 40.35, longitude: 18.17 },
  remote: 'none',
  experienceMonths: 12,
  educationEqf: 4,
  targetedPlacement: false,
};

const CANDIDATE: CandidateInput = {
  id: '4d5f5b0e-0000-4000-8000-000000000001',
  occupations: [{ isco: '7411', esco: 'http://data.europa.eu/esco/occupation/x' }],
  skills: [1, 2, 3, 4, 5, 7].map(skill),
  languages: [{ code: 'de', cefr: 'B2' }],
  educationEqf: 4,
  experience: [{ occupation: { isco: '7412' }, months: 12 }],
  licences: ['C'],
  availability: { from: '2026-12-01', contracts: ['permanent'], schedule: 'any' },
  mobility: { place: { latitude: 40.35, longitude: 18.05 }, maxKm: 20 },
};

describe('an explanation', () => {
  const matcher = new Matcher();
  matcher.build([CANDIDATE], [VACANCY]);

  it('says part by part, in Italian and English, what makes the score', () => {
    const { parts, score } = explain(matcher.assess(CANDIDATE, VACANCY), labels);
    expect(parts.map((part) => part.text.it)).toEqual([
      'Competenze: 5 competenze essenziali su 6: manca competenza 6; 1 competenza utile su 2: competenza 7',
      expect.stringMatching(/^Affinità del profilo: \d+% di somiglianza/),
      'Figura professionale: la stessa figura',
      'Esperienza: 12 mesi in una figura affine, che contano la metà, su 12 richiesti',
      'Distanza: 10 km in linea d’aria',
      'Titolo di studio: EQF 4, richiesto 4',
      'Orario: offerto tempo pieno, cercato qualsiasi orario',
    ]);
    expect(parts[0]!.text.en).toBe('Skills: 5 essential skills out of 6: missing skill 6; 1 useful skill out of 2: skill 7');
    expect(score).toBeCloseTo(parts.reduce((sum, part) => sum + part.points, 0), 0);
  });

  it('keeps the hard requirements apart from the score, and includes the licences that a larger one gives', () => {
    const { requirements, eligible } = explain(matcher.assess(CANDIDATE, VACANCY), labels);
    expect(eligible).toBe(true);
    expect(requirements.map((requirement) => requirement.text.it)).toEqual([
      'Lingue richieste: tedesco B1, soddisfatte',
      'Patenti e abilitazioni richieste: patente B, soddisfatte',
      'Contratto: tempo indeterminato, soddisfatto',
      'Raggio di mobilità: 20 km, soddisfatto',
    ]);
  });

  it('says what is missing, and leaves to a person what was not told', () => {
    const other = { ...CANDIDATE, languages: [{ code: 'de', cefr: 'A2' as const }], licences: undefined, mobility: { ...CANDIDATE.mobility!, maxKm: 5 } };
    const { requirements, eligible } = explain(matcher.assess(other, VACANCY), labels);
    expect(eligible).toBe(false);
    expect(requirements.map((requirement) => requirement.text.it)).toEqual([
      'Lingue richieste: manca tedesco B1',
      'Patenti e abilitazioni richieste: patente B, da verificare con la persona',
      'Contratto: tempo indeterminato, soddisfatto',
      'Raggio di mobilità: 10,2 km, oltre il limite di 5 km',
    ]);
  });

  const explained = (candidate: Partial<CandidateInput>, vacancy: Partial<VacancyInput>) => explain(matcher.assess({ ...CANDIDATE, ...candidate }, { ...VACANCY, ...vacancy }), labels);
  const required = (name: string, candidate: Partial<CandidateInput>, vacancy: Partial<VacancyInput>) => explained(candidate, vacancy).requirements.find((each) => each.name === name)!;
  const part = (name: string, candidate: Partial<CandidateInput>, vacancy: Partial<VacancyInput>) => explained(candidate, vacancy).parts.find((each) => each.name === name)!.text;

  it('never says that a way is beyond a limit which reads the same', () => {
    const { km } = matcher.assess(CANDIDATE, VACANCY).facts;
    const maxKm = Math.floor(km!);
    for (const further of [0.01, 0.3]) {
      const place = { latitude: VACANCY.place!.latitude, longitude: VACANCY.place!.longitude - (0.12 * (maxKm + further)) / km! };
      expect(required('distance', { mobility: { place, maxKm } }, {}).text.it).toMatch(new RegExp(`^Raggio di mobilità: ${maxKm},[1-9] km, oltre il limite di ${maxKm} km$`));
    }
  });

  it('says that a workplace abroad is in a country which the person does not name', () => {
    expect(required('distance', { mobility: { ...CANDIDATE.mobility!, countries: ['NO'] } }, { country: 'DE', place: undefined })).toEqual({
      name: 'distance', outcome: 'unmet',
      text: { it: 'Raggio di mobilità: paese DE, che non è fra quelli indicati dalla persona', en: 'Way to work: country DE, which is not among those that the person names' },
    });
  });

  it('tells the months that a person has, and which of them count half', () => {
    const months = (...each: [isco: string, months: number][]) => part('experience', { experience: each.map(([isco, count]) => ({ occupation: { isco }, months: count })) }, {});
    expect(months(['7411', 6], ['7412', 7]).it).toBe('Esperienza: 6 mesi nella figura e 7 in una figura affine, che contano la metà, su 12 richiesti');
    expect(months(['7411', 1])).toEqual({ it: 'Esperienza: 1 mese nella figura, su 12 richiesti', en: 'Experience: 1 month in the occupation, of 12 asked for' });
    expect(months(['7412', 1]).en).toBe('Experience: 1 month in a kindred occupation, which counts half, of 12 asked for');
    expect(months(['5131', 30]).it).toBe('Esperienza: nessun mese nella figura o in una affine, su 12 richiesti');
  });

  it('calls no certificate a driving licence, and says of several that they are missing', () => {
    expect(required('licences', { licences: ['B'] }, { licences: ['C', 'CQC-goods', 'CQC-passengers', 'ADR', 'KB'] }).text.it).toBe(
      'Patenti e abilitazioni richieste: mancano patente C, CQC per il trasporto di cose, CQC per il trasporto di persone, certificato ADR, certificato di abilitazione professionale KB');
    expect(required('languages', {}, { languages: [{ code: 'lb', cefr: 'A1' }, { code: 'nb', cefr: 'B1' }, { code: 'nn', cefr: 'B1' }] }).text.it).toBe(
      'Lingue richieste: mancano lussemburghese A1, norvegese bokmål B1, norvegese nynorsk B1');
  });

  it('says one of one and several of several', () => {
    const one = { skills: [skill(1)] };
    expect(part('affinity', one, {}).it).toContain('(1 competenza in comune,');
    expect(part('affinity', one, {}).en).toContain('(1 skill in common,');
    expect(part('skills', one, {}).it).toMatch(/^Competenze: 1 competenza essenziale su 6: mancano competenza 2,/);
    expect(part('skills', { skills: [skill(8)] }, {}).it).toContain('competenza 5 e un’altra;');
    expect(part('experience', { experience: undefined }, { experienceMonths: 1 }).it).toBe('Esperienza: non dichiarata (richiesto 1 mese)');
    expect(part('experience', {}, { experienceMonths: 1 }).it).toBe('Esperienza: 12 mesi in una figura affine, che contano la metà, su 1 richiesto');
  });
});
