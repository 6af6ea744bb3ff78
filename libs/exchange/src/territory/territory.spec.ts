import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { FaultyImport } from '../vocabulary/import-fault.js';
import { importMunicipalities } from './import-municipalities.js';
import { LECCE_MUNICIPALITIES } from './lecce-municipalities.js';
import { LoadTerritory } from './load-territory.js';
import { territoryMigrations } from './territory.migration.js';
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

describe('the territory after an import', () => {
  let database: TestDatabase;
  let source: DataSource;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase('territory');
    source = await new DataSource({ type: 'postgres', url: database.url, migrations: territoryMigrations }).initialize();
    await source.runMigrations();
    work = new UnitOfWork(source);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const importRows = (...rows: readonly string[]): Promise<unknown> => {
    const file = join(testFolder('territory'), 'comuni.csv');
    writeFileSync(file, `CODISTAT,CODCATASTALE,DENOMINAZIONE_IT,STATO,SIGLAPROVINCIA\n${rows.join('\n')}\n`);
    return work.run((tx) => importMunicipalities([file], tx));
  };

  it('knows which municipalities have ended, those that it ships as well: they keep their places, and are no choice any more', async () => {
    const territory = new Territory();
    const load = new LoadTerritory(work, territory);
    await importRows('025052,I421,SAPPADA,A,BL', '075096,M261,CASTRO,A,LE', '058091,H501,ROMA,C,RM', '058091,H501,ROMA,A,RM');
    await load.load();
    expect([territory.ofBelfiore('I421')?.istat, territory.search('sappada').length, territory.ofBelfiore('M261')?.name, territory.search('roma').length]).toEqual(['025052', 1, 'Castro', 1]);

    await importRows('025052,I421,SAPPADA,C,BL', '030189,I421,SAPPADA,A,UD', '075096,M261,CASTRO,C,LE', '058091,H501,ROMA,A,RM');
    await load.load();
    expect([territory.ofBelfiore('I421')?.istat, territory.search('sappada').map(({ istat }) => istat)]).toEqual(['030189', ['030189']]);
    expect(territory.search('castro').map(({ istat }) => istat)).not.toContain('075096');
    expect([territory.ofBelfiore('M261')?.istat, territory.find('075096')?.latitude]).toEqual(['075096', 40.0089]);

    await expect(importRows('030189,I421,SAPPADA,C,UD', '02505,I421,SAPPADA,A,BL')).rejects.toBeInstanceOf(FaultyImport);
    await importRows('075096,M261,CASTRO,A,LE');
    await load.load();
    expect([territory.search('sappada').map(({ istat }) => istat), territory.search('castro')[0]?.istat]).toEqual([['030189'], '075096']);
  });
});
