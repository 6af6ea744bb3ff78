import { samplePerson } from '@filiera/testing';
import type { DataSource } from 'typeorm';

const BATCH = 5_000;
/** Different sample persons of one year of birth. */
const OF_ONE_YEAR = 8_000;
const BEGINNINGS = ['Grec', 'Rizz', 'Cont', 'Leon', 'Marr', 'Quart', 'Long', 'Perron', 'Mel', 'Roll', 'Ingross', 'Manc', 'Spagnol'];
const ENDS = ['o', 'a', 'i', 'ini', 'etti', 'ucci', 'ella', 'one', 'aro', 'ese'];
const NAMES = ['Anna', 'Marco', 'Lucia', 'Paolo', 'Chiara', 'Luigi', 'Sara', 'Antonio', 'Elena', 'Pietro', 'Irene', 'Dario', 'Noemi', 'Oronzo', 'Assunta', 'Vito'];

/** Makes the node the one that follows everybody on its board and offers everything on it: its own lists are then as long as the board's. */
export async function fillOwnRecords(source: DataSource, self: string): Promise<void> {
  // Told by itself, and not so long ago that it would have to tell them again.
  await source.query('UPDATE board_candidate SET publisher = $1', [self]);
  const rows = await source.query<{ person: string }[]>('SELECT person FROM board_candidate ORDER BY person');
  for (let start = 0; start < rows.length; start += BATCH) {
    const people = rows.slice(start, start + BATCH).map(({ person }, at) => personOf(person, start + at));
    await source.query(
      `INSERT INTO candidate (id, first_name, last_name, tax_code, birth_date, email, profile, status, standing, version)
       SELECT p.id, p.first_name, p.last_name, p.tax_code, p.birth_date, p.email, b.content - 'status', 'available', 'published', 1
       FROM jsonb_to_recordset($1::jsonb) AS p (id uuid, first_name text, last_name text, tax_code text, birth_date date, email text)
       JOIN board_candidate b ON b.person = p.id`, [JSON.stringify(people)]);
  }
  await source.query(
    `INSERT INTO candidate_consent (candidate, section, basis, granted_at)
     SELECT id, section, 'consent', now() FROM candidate CROSS JOIN (VALUES ('occupations'), ('skills'), ('availability'), ('mobility')) AS s (section)`);
  await source.query(
    `INSERT INTO vacancy (id, stage, content, open_positions, published_on, valid_until, version, created_at, updated_at)
     SELECT id, 'published', content - 'status' - 'openPositions' - 'publishedOn', 2, event_time::date, valid_until, 1, event_time, event_time FROM board_vacancy`);
}

/** As in a province, where the commonest surname is one person's in a hundred: beginnings and ends of real ones, put together. */
function surname(number: number): string {
  return `${BEGINNINGS[number % BEGINNINGS.length]}${ENDS[Math.floor(number / BEGINNINGS.length) % ENDS.length]}`;
}

function personOf(id: string, number: number): Record<string, unknown> {
  const { taxCode, birthDate, email } = samplePerson(number % OF_ONE_YEAR, { year: 1950 + Math.floor(number / OF_ONE_YEAR) });
  return {
    id, first_name: NAMES[number % NAMES.length], last_name: surname(Math.floor(number / NAMES.length)),
    tax_code: taxCode, birth_date: birthDate, email,
  };
}
