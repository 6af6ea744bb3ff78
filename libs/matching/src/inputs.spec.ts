import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { candidateArbitrary, vacancyArbitrary } from '../test/samples.js';
import { CANDIDATE_FIELDS, VACANCY_FIELDS } from './inputs.js';
import { Matcher } from './matcher.js';

/** What a match may never weigh: EU Charter art. 21, D.Lgs 198/2006, 215/2003, 216/2003, 276/2003 art. 10. */
const PROTECTED = [
  'age', 'birth', 'sex', 'gender', 'nationality', 'citizenship', 'origin', 'race', 'ethnic', 'religion', 'belief', 'disab', 'health', 'invalid',
  'orientation', 'marital', 'family', 'children', 'pregnan', 'name', 'taxcode', 'photo', 'address', 'phone', 'email', 'union', 'opinion',
];

/** Names of the properties of an interface, nested ones too. */
function propertiesOf(source: string, name: string): string[] {
  const start = source.indexOf(`export interface ${name} {`);
  const body = source.slice(start, source.indexOf('\n}', start)).replace(/\/\*\*[\s\S]*?\*\//g, '');
  return [...body.matchAll(/readonly (\w+)\??:/g)].map((match) => match[1]!);
}

describe('what the matching is told', () => {
  const source = readFileSync(new URL('./inputs.ts', import.meta.url), 'utf8');

  it('lists every field that the types have, and no other', () => {
    const listed = (fields: readonly string[]): string[] => [...new Set(fields.flatMap((field) => field.split('.')))];
    expect(listed(CANDIDATE_FIELDS).sort()).toEqual(
      [...new Set([...propertiesOf(source, 'CandidateInput'), ...propertiesOf(source, 'Occupation'), ...propertiesOf(source, 'Language')])].sort(),
    );
    expect([...VACANCY_FIELDS].sort()).toEqual(propertiesOf(source, 'VacancyInput').sort());
  });

  it('has no field for a protected attribute or for who somebody is', () => {
    const words = [...CANDIDATE_FIELDS, ...VACANCY_FIELDS].flatMap((field) => field.split('.')).flatMap((field) => field.split(/(?=[A-Z])/)).map((word) => word.toLowerCase());
    const found = words.filter((word) => PROTECTED.some((forbidden) => word === forbidden || (forbidden.length > 4 && word.startsWith(forbidden))));
    expect(found).toEqual([]);
  });

  it('gives the same score and the same outcome whether or not somebody is enrolled in targeted placement, unless the vacancy is reserved', () => {
    fc.assert(
      fc.property(candidateArbitrary, vacancyArbitrary, (candidate, vacancy) => {
        const open = { ...vacancy, targetedPlacement: false };
        const matcher = new Matcher();
        matcher.build([candidate], [open]);
        const [enrolled, not, untold] = [true, false, undefined].map((targetedPlacement) => matcher.assess({ ...candidate, targetedPlacement }, open));
        expect(enrolled).toEqual(not);
        expect(untold).toEqual(not);
        const reserved = [true, false, undefined].map((targetedPlacement) => matcher.assess({ ...candidate, targetedPlacement }, { ...vacancy, targetedPlacement: true }).score);
        expect(new Set(reserved).size).toBe(1);
      }),
      { numRuns: 200, seed: 2029 },
    );
  });
});
