import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import { AGREEMENT } from '../agreement/agreement.js';
import { EVENTS } from '../events/events.js';
import { ReferralContacts } from '../referral/referral-contacts.js';
import { describeClass } from '../schema/class-shape.js';
import { agreementDigest } from '../derive/versions.js';
import { allDocuments } from './all-documents.js';
import { docCommentsOf, fieldComment } from './doc-comments.js';
import { tableOf } from './table.js';
import { spokenDuration } from './words.js';

const library = join(import.meta.dirname, '..', '..');
const sources = globSync('src/**/*.ts', { cwd: library }).sort().map((file) => readFileSync(join(library, file), 'utf8'));
const documents = allDocuments(sources);
const document = (path: string): string => documents.get(path) ?? '';

function patternsIn(schema: unknown): string[] {
  const found = new Set<string>();
  JSON.stringify(schema, (key, value: unknown) => {
    if (key === 'pattern' && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found];
}

describe('doc comments', () => {
  it('say what every class and every field of every payload means', () => {
    const comments = docCommentsOf(sources);
    const seen = new Set<new () => object>();
    const silent: string[] = [];
    const look = (type: new () => object): void => {
      if (seen.has(type)) return;
      seen.add(type);
      if (!comments.get(type.name)?.description) silent.push(type.name);
      for (const { name, nested } of describeClass(type).fields) {
        if (!fieldComment(comments, type.name, name)) silent.push(`${type.name}.${name}`);
        if (nested) look(nested);
      }
    };
    EVENTS.forEach(({ payload }) => look(payload));
    look(ReferralContacts);
    expect(silent).toEqual([]);
    expect(seen.size).toBeGreaterThan(EVENTS.length);
  });
});

describe('generated documents', () => {
  it('are what docs/ holds', () => {
    const stale = [...documents].filter(([path, text]) => readFileSync(join(library, '..', '..', 'docs', path), 'utf8') !== text).map(([path]) => path);
    expect(stale).toEqual([]);
  });

  it('have a JSON Schema for every event', () => {
    for (const { type } of EVENTS) expect(JSON.parse(document(`contracts/schemas/${type}.json`))).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  });

  it('have an AsyncAPI 3.0 document in which the official parser finds nothing wrong', async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(document('contracts/asyncapi.json'));
    // It recommends 3.1, which the tools that read such documents do not know yet.
    const faults = diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version');
    expect(faults.map(({ code, message, path }) => `${code} ${message} ${path.join('.')}`)).toEqual([]);
    expect(parsed?.version()).toBe('3.0.0');
    expect(parsed?.channels().length).toBe(AGREEMENT.events.flatMap(({ variants }) => variants).length);
  }, 60_000);

  it('have in AsyncAPI an example of every message that its own schema accepts', () => {
    const asyncApi = JSON.parse(document('contracts/asyncapi.json')) as { components: { messages: Record<string, { payload: { $ref: string }; examples: { payload: unknown }[] }> } };
    const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema({ components: asyncApi.components }, 'asyncapi');
    for (const [id, { payload, examples }] of Object.entries(asyncApi.components.messages)) {
      expect({ id, valid: ajv.validate({ $ref: `asyncapi${payload.$ref}` }, examples[0]?.payload), errors: ajv.errors }).toEqual({ id, valid: true, errors: null });
    }
  });

  it('have patterns that other languages read as well: no lookaround, no \\u, no bracket in a class, no surrogates', () => {
    for (const pattern of patternsIn([...documents].filter(([path]) => path.startsWith('contracts/')).map(([, text]) => JSON.parse(text) as unknown))) {
      expect(pattern).not.toMatch(/\(\?[=!<]|\\[upPdDwW]|[\ud800-\udfff]/);
      // What is left of the classes when escapes and the brackets around them are gone.
      for (const [, inside] of pattern.replaceAll(/\\./g, '').matchAll(/\[([^\]]*)\]/g)) expect({ pattern, inside }).toEqual({ pattern, inside: expect.not.stringContaining('[') });
    }
  });

  it('have patterns that count to a thousand, which is as far as RE2 does; only the sealed contacts are longer', () => {
    const far = patternsIn([...documents].filter(([path]) => path.startsWith('contracts/schemas/')).map(([, text]) => JSON.parse(text) as unknown))
      .filter((pattern) => [...pattern.matchAll(/[0-9]+(?=\})/g)].some(([count]) => Number(count) > 1000));
    expect(far).toEqual([expect.stringContaining('\\.[A-Za-z0-9_-]{22}$')]);
  });

  it.each(['it', 'en'] as const)('have the agreement to sign with every clause, event and standard (%s)', (language) => {
    const text = document(language === 'it' ? 'agreement/accordo-di-rete.md' : 'agreement/agreement.md');
    for (const clause of AGREEMENT.articles.flatMap(({ clauses }) => clauses)) expect(text).toContain(`**${clause.id}** ${clause.text[language]}`);
    for (const { type } of AGREEMENT.events) expect(text).toContain(`\`${type}\``);
    for (const standard of AGREEMENT.serviceStandards) expect(text).toContain(standard.what[language]);
    expect(text).toContain(agreementDigest());
    expect(text).not.toMatch(/undefined|\[object|\bnull\b/);
  });

  it('say in Italian what a school does not receive of a candidate', () => {
    expect(document('agreement/accordo-di-rete.md')).toContain('Istituto scolastico, Università, senza lingue, esperienze, patenti, disponibilità, mobilità, collocamento mirato, percorso di politica attiva');
  });
});

describe('words and tables', () => {
  it('say durations as people do', () => {
    expect([spokenDuration('P1Y', 'it'), spokenDuration('P10Y', 'en'), spokenDuration('P6M', 'it'), spokenDuration('PT72H', 'en')]).toEqual(['1 anno', '10 years', '6 mesi', 'PT72H']);
  });

  it('keep a bar inside its cell', () => {
    expect(tableOf(['a'], [['b|c']])).toBe('| a |\n| --- |\n| b\\|c |');
  });
});
