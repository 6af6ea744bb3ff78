import { describe, expect, it } from '@jest/globals';
import { LECCE_MUNICIPALITIES } from './lecce-municipalities.js';
import { Territory } from './territory.js';

describe('the territory', () => {
  it('ships the 96 municipalities of the province of Lecce, each code once, inside the province’s bounds', () => {
    expect(LECCE_MUNICIPALITIES).toHaveLength(96);
    expect(new Set(LECCE_MUNICIPALITIES.map((m) => m.istat)).size).toBe(96);
    expect(new Set(LECCE_MUNICIPALITIES.map((m) => m.belfiore)).size).toBe(96);
    for (const { istat, belfiore, latitude, longitude } of LECCE_MUNICIPALITIES) {
      expect(istat).toMatch(/^075\d{3}$/);
      expect(belfiore).toMatch(/^[A-Z]\d{3}$/);
      expect(latitude).toBeGreaterThan(39.79);
      expect(latitude).toBeLessThan(40.52);
      expect(longitude).toBeGreaterThan(17.76);
      expect(longitude).toBeLessThan(18.53);
    }
  });

  it('finds a municipality by its codes and by its name without accents', () => {
    const territory = new Territory();
    expect(territory.find('075035')).toMatchObject({ name: 'Lecce', belfiore: 'E506' });
    expect(territory.ofBelfiore('F842')?.name).toBe('Nardò');
    expect(territory.search('NARDO')[0]?.name).toBe('Nardò');
    expect(territory.search('lecce')[0]?.name).toBe('Lecce');
    expect(territory.search('nowhere')).toEqual([]);
  });

  it('measures straight lines: Lecce to Gallipoli is some forty kilometres, and the same both ways', () => {
    const territory = new Territory();
    const there = territory.distanceKm('075035', '075031')!;
    expect(there).toBeGreaterThan(35);
    expect(there).toBeLessThan(50);
    expect(territory.distanceKm('075031', '075035')).toBeCloseTo(there, 9);
    expect(territory.distanceKm('075035', '058091')).toBeUndefined();
  });

  it('takes imported municipalities in, and keeps the coordinates that it has', () => {
    const territory = new Territory();
    territory.know([
      { istat: '058091', belfiore: 'H501', name: 'Roma', province: 'RM', latitude: null, longitude: null },
      { istat: '075035', belfiore: 'E506', name: 'LECCE', province: 'LE', latitude: null, longitude: null },
    ]);
    expect(territory.named('058091')?.name).toBe('Roma');
    expect(territory.find('058091')).toBeUndefined();
    expect(territory.find('075035')).toMatchObject({ name: 'Lecce', latitude: 40.4021 });
  });
});
