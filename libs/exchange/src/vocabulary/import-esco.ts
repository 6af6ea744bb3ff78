import { basename } from 'node:path';
import type { Text } from '@filiera/contracts';
import { UnreadableCsv, csvRecords } from './csv-records.js';
import { ESCO_FILES, escoFileOf, languageOf, type EscoFile, type ReadRecord } from './esco-files.js';
import { ImportFaults } from './import-fault.js';
import { upsert, type Queryable, type VocabularyRow, type VocabularyTable } from './vocabulary-tables.js';

/** Rows in one statement. */
const BATCH = 5_000;

/** What an import brought in, by file. */
export interface ImportedFile {
  readonly file: string;
  readonly kind: EscoFile['what'];
  readonly records: number;
}

/**
 * Brings the official ESCO files into the vocabulary, in any language, known by their headings. Relations are those of the files alone, so that what a newer
 * version drops is gone. Doing it again changes nothing.
 * Call it inside one transaction: it reads every file to the end, and refuses all of them when any has a fault.
 * @param onBytes told of the bytes read, for a progress bar
 * @throws FaultyImport with the faults of all files
 */
export async function importEsco(files: readonly string[], database: Queryable, onBytes: (bytes: number) => void = () => undefined): Promise<ImportedFile[]> {
  const faults = new ImportFaults();
  const imported: ImportedFile[] = [];
  const emptied = new Set<VocabularyTable>();
  for (const path of files) {
    const file = await importFile(path, database, emptied, faults, onBytes);
    if (file) imported.push(file);
  }
  faults.refuseIfAny();
  return imported;
}

async function importFile(path: string, database: Queryable, emptied: Set<VocabularyTable>, faults: ImportFaults, onBytes: (bytes: number) => void): Promise<ImportedFile | undefined> {
  const file = basename(path);
  const language = languageOf(file);
  const waiting = new Map<VocabularyTable, VocabularyRow[]>();
  let kind: EscoFile | undefined;
  let records = 0;
  try {
    for await (const some of csvRecords(path, onBytes)) {
      if (kind === undefined) {
        kind = escoFileOf(Object.keys(some[0]!.fields));
        if (kind === undefined) return refuseHeading(file, faults);
        if (kind.hasLanguage && language === undefined) return refuseName(file, faults);
        if (kind.whole) await emptyOnce(kind.whole, emptied, database);
      }
      records += some.length;
      for (const { line, fields } of some) {
        const read = kind.read(fields, language ?? '', file);
        if (isFault(read)) faults.add(file, line, read);
        else for (const { table, row } of read) rowsFor(table, waiting).push(row);
      }
      for (const [table, rows] of waiting) if (rows.length >= BATCH) await upsert(table, rows.splice(0), database);
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    faults.add(file, error.line, { it: `non è un CSV leggibile: ${error.message}`, en: `no readable CSV: ${error.message}` });
    return undefined;
  }
  for (const [table, rows] of waiting) await upsert(table, rows, database);
  return kind && { file, kind: kind.what, records };
}

/** A file that comes in several parts is whole with all of them. */
async function emptyOnce(table: VocabularyTable, emptied: Set<VocabularyTable>, database: Queryable): Promise<void> {
  if (emptied.has(table)) return;
  emptied.add(table);
  await database.query(`DELETE FROM ${table.name}`);
}

function isFault(read: ReadRecord): read is Text {
  return !Array.isArray(read);
}

function rowsFor(table: VocabularyTable, waiting: Map<VocabularyTable, VocabularyRow[]>): VocabularyRow[] {
  const rows = waiting.get(table) ?? [];
  waiting.set(table, rows);
  return rows;
}

function refuseHeading(file: string, faults: ImportFaults): undefined {
  const known = (language: 'it' | 'en'): string => ESCO_FILES.map((kind) => `${kind.what[language]} (${kind.columns.join(', ')})`).join('; ');
  faults.add(file, 1, {
    it: `l’intestazione non è quella di un file ESCO; si conoscono: ${known('it')}`,
    en: `the heading is not one of an ESCO file; known are: ${known('en')}`,
  });
}

function refuseName(file: string, faults: ImportFaults): undefined {
  faults.add(file, 1, {
    it: 'il nome non dice la lingua delle etichette: deve finire con _it.csv, _en.csv…',
    en: 'the name does not say the language of the labels: it must end with _it.csv, _en.csv…',
  });
}
