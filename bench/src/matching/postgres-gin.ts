import { join } from 'node:path';
import { startDatabase, temporaryFolder } from '@filiera/embedded';
import { Matcher, type CandidateInput } from '@filiera/matching';
import pg from 'pg';
import { figure, quantile, type Figure } from '../figure.js';
import { LabourMarket } from './labour-market.js';

const CANDIDATES = 100_000;
const QUERIES = 200;
const BATCH = 10_000;
const TOP = 20;

// Skills as numbers, which PostgreSQL compares faster than URIs; the count is what a program without a matcher would sort by.
const TABLE = 'CREATE TABLE candidate (id uuid PRIMARY KEY, skills integer[] NOT NULL, schedule text NOT NULL)';
const FILL = 'INSERT INTO candidate SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, skills integer[], schedule text)';
const INDEX = 'CREATE INDEX candidate_skills ON candidate USING gin (skills)';
const FIND = {
  name: 'find',
  text: `SELECT id, (SELECT count(*) FROM unnest(skills) AS skill WHERE skill = ANY ($1::integer[])) AS shared FROM candidate
    WHERE skills && $1::integer[] AND schedule IN ('full-time', 'any') ORDER BY shared DESC, id LIMIT ${TOP}`,
};

/** The same candidates, the same vacancies and the same filter: our scores, which explain themselves, beside the number of shared skills in SQL with a GIN index. Asked in turn. */
export async function ginFigures(seed: number): Promise<Figure[]> {
  const market = new LabourMarket(seed);
  const candidates = Array.from({ length: CANDIDATES }, () => market.candidate());
  const matcher = new Matcher();
  matcher.build(candidates, []);
  const numbers = new Map<string, number>();
  const numberOf = (skill: string): number => numbers.get(skill) ?? numbers.set(skill, numbers.size).size - 1;
  const folder = temporaryFolder('filiera-bench');
  const database = await startDatabase({ dataDir: join(folder.path, 'database'), fast: true });
  const client = new pg.Client({ connectionString: await database.createDatabase('gin') });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await fill(client, candidates, numberOf);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let query = -QUERIES / 10; query < QUERIES; query++) {
      const vacancy = market.vacancy();
      const skills = [...vacancy.essentialSkills, ...vacancy.optionalSkills].map(numberOf);
      const began = performance.now();
      matcher.candidatesFor(vacancy, { limit: TOP, filter: { schedule: 'full-time' } });
      const asked = performance.now();
      const found = await client.query({ ...FIND, values: [skills] });
      const answered = performance.now();
      if (found.rows.length === 0) throw new Error('PostgreSQL found nobody: the two are not asked for the same');
      // The first ones warm both.
      if (query < 0) continue;
      ours.push(asked - began);
      theirs.push(answered - asked);
    }
    const how = `top ${TOP} of ${CANDIDATES.toLocaleString('en')} candidates, filter on`;
    return [
      figure(`PostgreSQL, GIN index on the skills, by number of shared skills; ${how}, p50`, quantile(theirs, 0.5), 'ms'),
      figure(`PostgreSQL, GIN index on the skills, by number of shared skills; ${how}, p99`, quantile(theirs, 0.99), 'ms'),
      figure(`PostgreSQL's time against ours; ${how}, p50`, quantile(theirs, 0.5) / quantile(ours, 0.5), 'times', { atLeast: 20 }),
      figure(`PostgreSQL's time against ours; ${how}, p99`, quantile(theirs, 0.99) / quantile(ours, 0.99), 'times'),
    ];
  } finally {
    await client.end();
    await database.stop();
    await folder.remove();
  }
}

async function fill(client: pg.Client, candidates: readonly CandidateInput[], numberOf: (skill: string) => number): Promise<void> {
  await client.query(TABLE);
  for (let start = 0; start < candidates.length; start += BATCH) {
    const rows = candidates.slice(start, start + BATCH).map(({ id, skills, availability }) => ({ id, skills: skills.map(numberOf), schedule: availability!.schedule }));
    await client.query(FILL, [JSON.stringify(rows)]);
  }
  await client.query(INDEX);
  await client.query('VACUUM ANALYZE candidate');
}
