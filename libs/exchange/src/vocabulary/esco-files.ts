import type { Text } from '@filiera/contracts';
import { foldedWords } from './folded-words.js';
import { BROADER, COLLECTION, GROUP, LABEL, OCCUPATION, RELATION, SKILL, SKILL_RELATION, type VocabularyRow, type VocabularyTable } from './vocabulary-tables.js';

/** A row for a table. */
export interface TableRow {
  readonly table: VocabularyTable;
  readonly row: VocabularyRow;
}

/** What a record becomes: rows, or what is wrong with it. */
export type ReadRecord = readonly TableRow[] | Text;

/** A kind of file of the official ESCO download. */
export interface EscoFile {
  readonly what: Text;
  /** Columns by which the file is known, whatever it is called. */
  readonly columns: readonly string[];
  /** Whether its labels have a language, which only the file's name says: `occupations_it.csv`. */
  readonly hasLanguage: boolean;
  /** The table of which one such file is all there is: what it does not say any more is taken away. Other files fill a table with others, or say nothing of what profiles may still name. */
  readonly whole?: VocabularyTable;
  read(fields: Readonly<Record<string, string>>, language: string, file: string): ReadRecord;
}

const URI = /^http:\/\/data\.europa\.eu\/esco\/[A-Za-z0-9./_-]{1,120}$/;
const SEPARATORS = /\s*(?:\r?\n|\|)\s*/;

const wrong = (column: string, expected: Text): Text => ({ it: `${column}: atteso ${expected.it}`, en: `${column}: expected ${expected.en}` });
const URI_EXPECTED: Text = { it: 'un URI ESCO', en: 'an ESCO URI' };

function label(fields: Readonly<Record<string, string>>, language: string): TableRow {
  const alternatives = (fields['altLabels'] ?? '').split(SEPARATORS);
  const preferred = fields['preferredLabel']!.replace(/\s+/g, ' ').trim();
  return {
    table: LABEL,
    row: { uri: fields['conceptUri']!, language, preferred, description: fields['description']?.trim() || null, words: foldedWords(preferred, ...alternatives) },
  };
}

/** What is wrong with the columns that every concept has. */
function conceptFault(fields: Readonly<Record<string, string>>): Text | undefined {
  if (!URI.test(fields['conceptUri'] ?? '')) return wrong('conceptUri', URI_EXPECTED);
  return (fields['preferredLabel'] ?? '').trim() === '' ? wrong('preferredLabel', { it: 'un’etichetta', en: 'a label' }) : undefined;
}

function relationFault(fields: Readonly<Record<string, string>>, ...columns: string[]): Text | undefined {
  for (const column of columns) if (!URI.test(fields[column] ?? '')) return wrong(column, URI_EXPECTED);
  const { relationType } = fields;
  return relationType === undefined || relationType === 'essential' || relationType === 'optional'
    ? undefined
    : wrong('relationType', { it: 'essential oppure optional', en: 'essential or optional' });
}

/** The files of the ESCO download that are taken in, the most particular first. */
export const ESCO_FILES: readonly EscoFile[] = [
  {
    what: { it: 'relazioni fra figure e competenze', en: 'relations of occupations and skills' },
    columns: ['occupationUri', 'relationType', 'skillUri'],
    hasLanguage: false,
    whole: RELATION,
    read: (fields) =>
      relationFault(fields, 'occupationUri', 'skillUri') ??
      [{ table: RELATION, row: { occupation: fields['occupationUri']!, skill: fields['skillUri']!, essential: fields['relationType'] === 'essential' } }],
  },
  {
    what: { it: 'relazioni fra competenze', en: 'relations of skills' },
    columns: ['originalSkillUri', 'relationType', 'relatedSkillUri'],
    hasLanguage: false,
    whole: SKILL_RELATION,
    read: (fields) =>
      relationFault(fields, 'originalSkillUri', 'relatedSkillUri') ??
      [{ table: SKILL_RELATION, row: { skill: fields['originalSkillUri']!, related: fields['relatedSkillUri']!, essential: fields['relationType'] === 'essential' } }],
  },
  {
    what: { it: 'gerarchia', en: 'hierarchy' },
    columns: ['conceptUri', 'broaderUri'],
    hasLanguage: false,
    read: (fields) => relationFault(fields, 'conceptUri', 'broaderUri') ?? [{ table: BROADER, row: { uri: fields['conceptUri']!, broader: fields['broaderUri']! } }],
  },
  {
    what: { it: 'raccolta', en: 'collection' },
    columns: ['conceptUri', 'preferredLabel', 'broaderConceptUri'],
    hasLanguage: true,
    read: (fields, _language, file) =>
      conceptFault(fields) ?? [{ table: COLLECTION, row: { name: file.replace(/_[a-z]{2}\.csv(\.gz)?$/, ''), uri: fields['conceptUri']! } }],
  },
  {
    what: { it: 'figure', en: 'occupations' },
    columns: ['conceptUri', 'iscoGroup', 'preferredLabel'],
    hasLanguage: true,
    read: (fields, language) => {
      const fault = conceptFault(fields);
      if (fault) return fault;
      const isco = fields['iscoGroup']!;
      if (!/^[0-9]{4}$/.test(isco)) return wrong('iscoGroup', { it: 'un gruppo ISCO-08 di 4 cifre', en: 'an ISCO-08 group of 4 digits' });
      return [{ table: OCCUPATION, row: { uri: fields['conceptUri']!, isco } }, label(fields, language)];
    },
  },
  {
    what: { it: 'competenze', en: 'skills' },
    columns: ['conceptUri', 'skillType', 'preferredLabel'],
    hasLanguage: true,
    read: (fields, language) =>
      conceptFault(fields) ?? [
        { table: SKILL, row: { uri: fields['conceptUri']!, knowledge: fields['skillType'] === 'knowledge', reuse: fields['reuseLevel'] || null } },
        label(fields, language),
      ],
  },
  {
    what: { it: 'gruppi ISCO o di competenze', en: 'ISCO groups or groups of skills' },
    columns: ['conceptType', 'conceptUri', 'code', 'preferredLabel'],
    hasLanguage: true,
    read: (fields, language) =>
      conceptFault(fields) ?? [{ table: GROUP, row: { uri: fields['conceptUri']!, code: fields['code'] ?? '' } }, label(fields, language)],
  },
];

/** The kind of file with this heading, if it is one of ESCO's. */
export function escoFileOf(columns: readonly string[]): EscoFile | undefined {
  return ESCO_FILES.find((file) => file.columns.every((column) => columns.includes(column)));
}

/** The language that the name of a file says: `skills_it.csv.gz` is Italian. */
export function languageOf(file: string): string | undefined {
  return /_([a-z]{2})\.csv(?:\.gz)?$/.exec(file)?.[1];
}
