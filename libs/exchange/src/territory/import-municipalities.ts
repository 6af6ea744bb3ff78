import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { csvRecords, UnreadableCsv, type CsvRecord } from '../vocabulary/csv-records.js';
import { ImportFaults } from '../vocabulary/import-fault.js';
import type { Queryable } from '../vocabulary/vocabulary-tables.js';
import { centresOf, UnreadableBoundaries } from './boundary-centres.js';

const COLUMNS = ['CODISTAT', 'CODCATASTALE', 'DENOMINAZIONE_IT', 'STATO', 'SIGLAPROVINCIA'] as const;
const ACTIVE = 'A';
const BATCH = 5_000;

interface Row { readonly istat: string; readonly belfiore: string; readonly name: string; readonly province: string }

/**
 * Brings municipalities in: the national ANPR file (`.csv` or `.csv.gz`, codes and names of the active ones, codes of those that have ended) and, if wanted, GeoJSON boundaries whose centres become coordinates.
 * Doing it again changes nothing. Call it inside one transaction.
 * @throws FaultyImport with the faults of all files
 */
export async function importMunicipalities(files: readonly string[], database: Queryable, onBytes: (bytes: number) => void = () => undefined): Promise<{ municipalities: number; placed: number }> {
  const faults = new ImportFaults();
  let municipalities = 0;
  let placed = 0;
  // Names before places: a boundary gives coordinates to a municipality that is there.
  for (const file of files.filter((path) => !isBoundaries(path))) municipalities += await importNames(file, database, faults, onBytes);
  for (const file of files.filter(isBoundaries)) placed += await importPlaces(file, database, faults, onBytes);
  faults.refuseIfAny();
  return { municipalities, placed };
}

function isBoundaries(path: string): boolean {
  return /\.(?:geo)?json$/.test(path);
}

async function importNames(path: string, database: Queryable, faults: ImportFaults, onBytes: (bytes: number) => void): Promise<number> {
  const file = basename(path);
  const rows = new Map<string, Row>();
  const ceased = new Set<string>();
  try {
    let first = true;
    for await (const records of csvRecords(path, onBytes)) {
      const missing = first ? COLUMNS.filter((column) => !(column in records[0]!.fields)) : [];
      if (missing.length > 0) {
        faults.add(file, 1, { it: `mancano le colonne ${missing.join(', ')} del file ANPR`, en: `the columns ${missing.join(', ')} of the ANPR file are missing` });
        return 0;
      }
      first = false;
      for (const record of records) takeName(record, file, rows, ceased, faults);
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    faults.add(file, error.line, { it: `non è un CSV leggibile: ${error.message}`, en: `no readable CSV: ${error.message}` });
    return 0;
  }
  const all = [...rows.values()];
  for (let start = 0; start < all.length; start += BATCH) {
    await database.query(
      `INSERT INTO municipality (istat, belfiore, name, province)
       SELECT istat, belfiore, name, province FROM jsonb_to_recordset($1::jsonb) AS incoming (istat text, belfiore text, name text, province text)
       ON CONFLICT (istat) DO UPDATE SET belfiore = excluded.belfiore, name = excluded.name, province = excluded.province, imported_at = now()
       WHERE (municipality.belfiore, municipality.name, municipality.province) IS DISTINCT FROM (excluded.belfiore, excluded.name, excluded.province)`,
      [JSON.stringify(all.slice(start, start + BATCH))],
    );
  }
  // The file has a row for each time of a municipality's life: ended is one that none of them calls active.
  for (const istat of rows.keys()) ceased.delete(istat);
  await database.query('DELETE FROM municipality_ceased WHERE istat = ANY ($1::text[])', [[...rows.keys()]]);
  await database.query('INSERT INTO municipality_ceased (istat) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [[...ceased]]);
  return all.length;
}

function takeName({ line, fields }: CsvRecord, file: string, rows: Map<string, Row>, ceased: Set<string>, faults: ImportFaults): void {
  if (fields['STATO'] !== ACTIVE) return void ceased.add(fields['CODISTAT']!);
  const row = { istat: fields['CODISTAT']!, belfiore: fields['CODCATASTALE']!, name: inTitleCase(fields['DENOMINAZIONE_IT']!), province: fields['SIGLAPROVINCIA']! };
  if (!/^[0-9]{6}$/.test(row.istat)) faults.add(file, line, { it: 'CODISTAT: attese 6 cifre', en: 'CODISTAT: expected 6 digits' });
  else if (!/^[A-Z][0-9]{3}$/.test(row.belfiore)) faults.add(file, line, { it: 'CODCATASTALE: attese una lettera e 3 cifre', en: 'CODCATASTALE: expected a letter and 3 digits' });
  else if (row.name === '') faults.add(file, line, { it: 'DENOMINAZIONE_IT: atteso un nome', en: 'DENOMINAZIONE_IT: expected a name' });
  else rows.set(row.istat, row);
}

async function importPlaces(path: string, database: Queryable, faults: ImportFaults, onBytes: (bytes: number) => void): Promise<number> {
  const text = await readFile(path, 'utf8');
  onBytes(Buffer.byteLength(text));
  try {
    const centres = centresOf(text);
    await database.query(
      `UPDATE municipality SET latitude = incoming.latitude, longitude = incoming.longitude, imported_at = now()
       FROM jsonb_to_recordset($1::jsonb) AS incoming (istat text, latitude float8, longitude float8)
       WHERE municipality.istat = incoming.istat
         AND (municipality.latitude, municipality.longitude) IS DISTINCT FROM (incoming.latitude, incoming.longitude)`,
      [JSON.stringify(centres)],
    );
    return centres.length;
  } catch (error) {
    if (!(error instanceof UnreadableBoundaries)) throw error;
    faults.add(basename(path), 1, error.text);
    return 0;
  }
}

/** `SAN CESARIO DI LECCE` is San Cesario di Lecce: the register writes capitals. Words that bind stay small, save at the beginning. */
function inTitleCase(name: string): string {
  const small = new Set(['di', 'del', 'della', 'dello', 'dei', 'delle', 'degli', 'da', 'dal', 'in', 'su', 'sul', 'sulla', 'con', 'e', 'ed', 'al', 'alla', 'nel', 'nella', 'a', 'la', 'lo', 'il', 'le', 'per']);
  return name
    .trim()
    .toLowerCase()
    .split(' ')
    .map((word, at) => (at > 0 && small.has(word) ? word : word.replace(/(^|['’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())))
    .join(' ');
}
