import { execFile } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { territoryMigrations, vocabularyMigrations } from '@filiera/exchange';
import { initNode } from '@filiera/member-kit';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { TestDataConfiguration } from './test-data.config.js';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..', '..');
const OCCUPATION = 'http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-00000000000a';

interface Outcome { code: number; stdout: string }

describe('the imports from the command line', () => {
  let database: TestDatabase;
  let source: DataSource;
  let home: string;

  beforeAll(async () => {
    database = await createTestDatabase('import');
    source = await new DataSource({ type: 'postgres', url: database.url, migrations: [...territoryMigrations, ...vocabularyMigrations] }).initialize();
    await source.runMigrations();
    home = testFolder('import');
    await initNode(home, {
      id: 'cpi-esempio', kind: 'cpi', name: 'Membro Esempio', agreement: '^1.0.0', http: { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' }, database: { url: database.url },
    }, new Date());
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const command = (name: 'vocabulary' | 'territory', ...args: string[]): Promise<Outcome> =>
    run(process.execPath, ['--import', './infra/bootstrap/typescript.mjs', `infra/import/src/${name}.ts`, ...args], { cwd: ROOT, env: { PATH: process.env['PATH'], LANG: 'en' } })
      .then(({ stdout }) => ({ code: 0, stdout }), (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }));
  const write = (name: string, text: string): string => {
    const file = join(home, name);
    writeFileSync(file, text);
    return file;
  };

  it('brings an ESCO file into the node that is named, and says what came of it', async () => {
    const file = write('occupations_it.csv', `conceptUri,iscoGroup,preferredLabel\n${OCCUPATION},7411,cablatore\n`);
    expect(await command('vocabulary', '--home', home, file)).toEqual({ code: 0, stdout: 'cpi-esempio: 1 occupations\n' });
    expect(await source.query('SELECT uri, isco FROM vocabulary_occupation')).toEqual([{ uri: OCCUPATION, isco: '7411' }]);
  });

  it('tells faults with file and line, changes nothing, and ends with 1', async () => {
    const file = write('occupations_fr.csv', 'conceptUri,iscoGroup,preferredLabel\nx,7411,y\n');
    const { code, stdout } = await command('vocabulary', '--home', home, file);
    expect(code).toBe(1);
    expect(stdout).toBe('occupations_fr.csv:2 conceptUri: expected an ESCO URI\n1 faults: nothing was imported\n');
  });

  it('says what to do when there is no network to import into', async () => {
    const empty = testFolder('no-network');
    const { code, stdout } = await run(process.execPath, ['--import', './infra/bootstrap/typescript.mjs', 'infra/import/src/vocabulary.ts', 'x.csv'],
      { cwd: ROOT, env: { PATH: process.env['PATH'], LANG: 'en', FILIERA_DATA: empty } }).then(({ stdout }) => ({ code: 0, stdout }), (error: Outcome) => error);
    expect([code, stdout]).toEqual([1, expect.stringContaining('npm start')]);
  });

  it('brings municipalities in with the centres of their boundaries', async () => {
    const names = write('comuni.csv', '\ufeff"CODISTAT","CODCATASTALE","DENOMINAZIONE_IT","STATO","SIGLAPROVINCIA"\n"058091","H501","ROMA","A","RM"\n"058999","H999","GIÀ SOPPRESSO","C","RM"\n"075063","H793","SAN CESARIO DI LECCE","A","LE"\n');
    const square = { type: 'Polygon', coordinates: [[[12, 41], [13, 41], [13, 42], [12, 42], [12, 41]]] };
    const boundaries = write('confini.geojson', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { com_istat_code: '058091' }, geometry: square }] }));
    expect(await command('territory', '--home', home, boundaries, names)).toEqual({ code: 0, stdout: 'cpi-esempio: 2 municipalities, 1 with coordinates\n' });
    expect(await source.query('SELECT istat, name, latitude, longitude FROM municipality ORDER BY istat')).toEqual([
      { istat: '058091', name: 'Roma', latitude: 41.5, longitude: 12.5 },
      { istat: '075063', name: 'San Cesario di Lecce', latitude: null, longitude: null },
    ]);
  });

  it('takes the whole official files that a tester has, twice with the same result', async () => {
    const folder = new TestDataConfiguration().folder;
    if (folder === undefined || !existsSync(join(folder, 'esco'))) return;
    const files = readdirSync(join(folder, 'esco')).map((name) => join(folder, 'esco', name));
    const count = (): Promise<unknown> => source.query(`
      SELECT (SELECT count(*)::int FROM vocabulary_occupation) occupations, (SELECT count(*)::int FROM vocabulary_skill) skills, (SELECT count(*)::int FROM vocabulary_relation) relations`);
    expect((await command('vocabulary', '--home', home, ...files)).code).toBe(0);
    const once = await count();
    expect(once).toEqual([{ occupations: 3008, skills: 13896, relations: 123855 }]);
    expect((await command('vocabulary', '--home', home, ...files)).code).toBe(0);
    expect(await count()).toEqual(once);
    expect((await command('territory', '--home', home, join(folder, 'territory', 'anpr_comuni.csv'), join(folder, 'territory', 'lecce_municipalities.geojson'))).stdout)
      .toBe('cpi-esempio: 7901 municipalities, 96 with coordinates\n');
    // 160,000 records, twice: minutes where the machine does other things as well.
  }, 600_000);
});
