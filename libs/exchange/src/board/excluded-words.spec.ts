import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { excludedWords } from './excluded-words.js';

/** For each text, how PostgreSQL reads it, and what it makes of the words that are told to be excluded. */
const AS_READ = `
  SELECT text, websearch_to_tsquery('simple', text)::text AS query, (SELECT coalesce(string_agg(phraseto_tsquery('simple', words)::text, ' '), '') FROM jsonb_array_elements_text(excluded) AS words) AS excluded
  FROM jsonb_to_recordset($1::jsonb) AS t(text text, excluded jsonb)`;
const NEGATED = /(?<!!)(?:!!)*!(?:'(?:[^']|'')*'|\([^()]*\))/g;

function lexemes(query: string): string[] {
  return [...new Set(query.match(/'(?:[^']|'')*'/g) ?? [])].sort();
}

describe('what a search excludes', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase('excluded');
    source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it.each([
    ['marketing -stage', ['stage']], ['-stage', ['stage']], ['cuoco -stage -"prima esperienza" mare', ['stage', 'prima esperienza']], ['cuoco - stage', ['stage']],
    ['cuoco or -stage', ['stage']], ['cuoco (-stage)', ['stage']], ['"a tempo"-pieno', ['pieno']], ['-part-time', ['part-time']], ['-orario:pieno', ['orario']], ['-"non chiusa', ['non chiusa']],
    ['cuoco', []], ['part-time', []], ['"cuoco -stage"', []], ['cuoco -', []], ['cuoco --stage', []], ['cuoco -""', []], ['cuoco :-)', []], ['- -', []], ['', []],
  ])('in %s: %j', (text, excluded) => {
    expect(excludedWords(text)).toEqual(excluded);
  });

  it('is what PostgreSQL reads as negated, whatever signs are between', async () => {
    const sign = fc.constantFrom('-', '-', '"', ' ', ' ', 'a', 'b', 'cc', 'or', '(', ')', '!', '&', '|', '\'', ',', ':', '*', '.', '\\', '<', '7', 'è');
    const texts = fc.sample(fc.array(sign, { minLength: 1, maxLength: 10 }).map((signs) => signs.join('')), { seed: 20261130, numRuns: 2_000 });
    const read = await source.query<{ text: string; query: string; excluded: string }[]>(AS_READ, [JSON.stringify(texts.map((text) => ({ text, excluded: excludedWords(text) })))]);
    expect(read).toHaveLength(texts.length);
    expect(read.map(({ text, excluded }) => [text, lexemes(excluded)])).toEqual(read.map(({ text, query }) => [text, lexemes((query.match(NEGATED) ?? []).join(' '))]));
  });

  it('is read no slower from a hostile text', () => {
    expect(excludedWords('-"'.repeat(100))).toHaveLength(50);
    expect(excludedWords('-('.repeat(100))).toEqual([]);
  });
});
