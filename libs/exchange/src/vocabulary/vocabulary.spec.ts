import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { STARTER_OCCUPATIONS } from './data/starter-occupations.js';
import { STARTER_SKILLS } from './data/starter-skills.js';
import { FaultyImport } from './import-fault.js';
import { importEsco } from './import-esco.js';
import { LoadStarterVocabulary } from './load-starter.js';
import { Vocabulary } from './vocabulary.js';
import { vocabularyMigrations } from './vocabulary.migration.js';

const OCCUPATION = 'http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-00000000000a';
const SKILL = 'http://data.europa.eu/esco/skill/00000000-0000-4000-8000-00000000000b';
const FILES: Record<string, string> = {
  'occupations_it.csv': `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description\nOccupation,${OCCUPATION},7411,cablatore,"posatore di cavi\nstenditore","Posa cavi."\n`,
  'skills_it.csv': `conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,description\nKnowledgeSkillCompetence,${SKILL},knowledge,sector-specific,fibra ottica,,\n`,
  'occupationSkillRelations.csv': `occupationUri,relationType,skillType,skillUri\n${OCCUPATION},essential,knowledge,${SKILL}\n`,
  'ISCOGroups_it.csv': 'conceptType,conceptUri,code,preferredLabel\nISCOGroup,http://data.europa.eu/esco/isco/C7411,7411,Elettricisti in costruzioni\n',
  'broaderRelationsOccPillar.csv': `conceptType,conceptUri,broaderType,broaderUri\nOccupation,${OCCUPATION},ISCOGroup,http://data.europa.eu/esco/isco/C7411\n`,
  'digitalSkillsCollection_it.csv': `conceptType,conceptUri,preferredLabel,broaderConceptUri\nKnowledgeSkillCompetence,${SKILL},fibra ottica,http://data.europa.eu/esco/skill/x\n`,
};

describe('the starter vocabulary', () => {
  it('has at least 60 occupations and 300 skills, each with its URI and labels in both languages, and only relations between them', () => {
    expect(STARTER_OCCUPATIONS.length).toBeGreaterThanOrEqual(60);
    expect(STARTER_SKILLS.length).toBeGreaterThanOrEqual(300);
    expect(new Set(STARTER_OCCUPATIONS.map(([id]) => id)).size).toBe(STARTER_OCCUPATIONS.length);
    expect(new Set(STARTER_SKILLS.map(([id]) => id)).size).toBe(STARTER_SKILLS.length);
    for (const [id, , english, italian] of STARTER_SKILLS) expect([/^[0-9a-f-]{36}$/.test(id), english !== '', italian !== '']).toEqual([true, true, true]);
    for (const [, isco, , italian, essential, optional] of STARTER_OCCUPATIONS) {
      expect(isco).toMatch(/^\d{4}$/);
      expect(italian).not.toBe('');
      expect(essential.length).toBeGreaterThan(0);
      for (const at of [...essential, ...optional]) expect(STARTER_SKILLS[at]).toBeDefined();
      expect(essential.filter((at) => optional.includes(at))).toEqual([]);
    }
  });
});

describe('the vocabulary', () => {
  let database: TestDatabase;
  let source: DataSource;
  let work: UnitOfWork;
  let vocabulary: Vocabulary;
  let folder: string;

  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
    return join(folder, name);
  };
  const countRows = async (): Promise<unknown> => source.query(`
    SELECT (SELECT count(*) FROM vocabulary_occupation) o, (SELECT count(*) FROM vocabulary_skill) s, (SELECT count(*) FROM vocabulary_label) l,
           (SELECT count(*) FROM vocabulary_relation) r, (SELECT count(*) FROM vocabulary_broader) b, (SELECT count(*) FROM vocabulary_collection) c`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
    database = await createTestDatabase('vocabulary');
    source = await new DataSource({ type: 'postgres', url: database.url, migrations: vocabularyMigrations }).initialize();
    await source.runMigrations();
    work = new UnitOfWork(source);
    vocabulary = new Vocabulary(work);
    await new LoadStarterVocabulary(work).onModuleInit();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await source.destroy();
    await database.drop();
  });

  it('is loaded once into an empty node', async () => {
    const before = await countRows();
    await new LoadStarterVocabulary(work).onModuleInit();
    expect(await countRows()).toEqual(before);
  });

  it('finds occupations by the beginnings of words, in Italian and in English, the plainest first', async () => {
    expect((await vocabulary.occupations('elettric'))[0]).toMatchObject({ isco: '7411', label: { it: 'elettricista', en: 'electrician' } });
    expect((await vocabulary.occupations('ELECTRICIAN'))[0]?.label.it).toBe('elettricista');
    expect((await vocabulary.occupations('build elec')).map((found) => found.label.en)).toEqual(['building electrician']);
    expect(await vocabulary.occupations('§ ! :* &')).toEqual([]);
    expect(await vocabulary.occupations("d'albergo")).toHaveLength(1);
  });

  it('finds skills, and gives an occupation its essential and optional ones', async () => {
    const skills = await vocabulary.skills('saldare');
    expect(skills.map((skill) => skill.label.it)).toContain('saldare componenti elettronici');
    expect(await vocabulary.skill(skills[0]!.uri)).toEqual(skills[0]);
    const { uri } = (await vocabulary.occupations('elettricista'))[0]!;
    const occupation = await vocabulary.occupation(uri.split('/').at(-1)!);
    expect(occupation.group?.it).toBe('Elettricisti');
    expect(occupation.essential.map((skill) => skill.label.en)).toContain('electricity');
    expect(occupation.optional.length).toBeGreaterThan(0);
    await expect(vocabulary.occupation('nothing')).rejects.toMatchObject({ status: 404 });
    expect((await vocabulary.group('74')).occupations.length).toBeGreaterThan(4);
  });

  it('takes official files in any language, compressed or not, and doing it again changes nothing', async () => {
    const files = Object.entries(FILES).map(([name, text], at) => write(at % 2 === 0 ? name : `${name}.gz`, text));
    const imported = await work.run((tx) => importEsco(files, tx));
    expect(imported.map((file) => file.records)).toEqual([1, 1, 1, 1, 1, 1]);
    const once = await countRows();
    await work.run((tx) => importEsco(files, tx));
    expect(await countRows()).toEqual(once);
    expect(await vocabulary.occupations('stenditore')).toEqual([{ uri: OCCUPATION, isco: '7411', label: { it: 'cablatore', en: 'cablatore' } }]);
    expect((await vocabulary.occupation(OCCUPATION)).essential).toEqual([{ uri: SKILL, kind: 'knowledge', label: { it: 'fibra ottica', en: 'fibra ottica' } }]);
  });

  it('has the relations of the newest file alone, also when it comes in parts, and keeps those that it has when a file has faults', async () => {
    const heading = 'occupationUri,relationType,skillUri\n';
    const relation = (skill: string, kind = 'optional'): string => `${OCCUPATION},${kind},${skill}\n`;
    const relations = (): Promise<unknown> => source.query('SELECT skill, essential FROM vocabulary_relation ORDER BY skill');
    const parts = [write('relations_1.csv', heading + relation(`${SKILL}1`)), write('relations_2.csv', heading + relation(`${SKILL}2`))];
    await work.run((tx) => importEsco(parts, tx));
    const newest = [{ skill: `${SKILL}1`, essential: false }, { skill: `${SKILL}2`, essential: false }];
    expect(await relations()).toEqual(newest);
    await expect(work.run((tx) => importEsco([write('relations_3.csv', heading + relation(SKILL) + relation(SKILL, 'perhaps'))], tx))).rejects.toBeInstanceOf(FaultyImport);
    expect(await relations()).toEqual(newest);
  });

  it('tells all faults of all files with their lines, and then changes nothing', async () => {
    const before = await countRows();
    const files = [
      write('occupations_fr.csv', `conceptType,conceptUri,iscoGroup,preferredLabel\nOccupation,${OCCUPATION}x,741,x\nOccupation,nowhere,7411,x\nOccupation,${OCCUPATION}y,7411,y\n`),
      write('occupationSkillRelations.csv', `occupationUri,relationType,skillUri\n${OCCUPATION},perhaps,${SKILL}\n`),
      write('other.csv', 'a,b\n1,2\n'),
      write('skills.csv', `conceptUri,skillType,preferredLabel\n${SKILL},knowledge,x\n`),
      write('skills_de.csv', `conceptUri,skillType,preferredLabel\n${SKILL},"open\n`),
    ];
    const failure = await work.run((tx) => importEsco(files, tx)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FaultyImport);
    expect((failure as FaultyImport).faults.map(({ file, line, text }) => `${file}:${line} ${text.en.slice(0, 30)}`)).toEqual([
      'occupations_fr.csv:2 iscoGroup: expected an ISCO-08',
      'occupations_fr.csv:3 conceptUri: expected an ESCO U',
      'occupationSkillRelations.csv:2 relationType: expected essenti',
      'other.csv:1 the heading is not one of an E',
      'skills.csv:1 the name does not say the lang',
      expect.stringMatching(/^skills_de.csv:\d no readable CSV/),
    ]);
    expect(await countRows()).toEqual(before);
  });
});
