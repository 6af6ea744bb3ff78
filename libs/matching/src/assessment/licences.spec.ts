import { describe, expect, it } from '@jest/globals';
import { withIncluded } from './licences.js';

describe('the licences that somebody holds', () => {
  const held = (...licences: string[]): string[] => withIncluded(licences).sort();

  it('include those of lighter vehicles, each once', () => {
    expect(held('A')).toEqual(['A', 'A1', 'A2', 'AM']);
    expect(held('CE')).toEqual(['A1', 'AM', 'B', 'B1', 'BE', 'C', 'C1', 'C1E', 'CE']);
    expect(held('D1E', 'B')).toEqual(['A1', 'AM', 'B', 'B1', 'BE', 'D1', 'D1E']);
    expect(held('KB')).toEqual(['KB']);
    expect(held('B1')).toEqual(['AM', 'B1']);
  });

  it('include A1 with B and with whatever includes B', () => {
    for (const licence of ['B', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE']) expect(held(licence)).toContain('A1');
    expect(held('B')).not.toContain('A2');
  });

  it('include DE where somebody has both D and CE, and not one of the two', () => {
    expect(held('D', 'CE')).toEqual(expect.arrayContaining(['DE', 'D1E']));
    for (const licence of ['D', 'CE']) expect(held(licence)).not.toContain('DE');
  });
});
