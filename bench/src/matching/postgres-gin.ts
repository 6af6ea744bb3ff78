import { join } from 'node:path';
import { startDatabase, temporaryFolder } from '@filiera/embedded';
import { Matcher, type CandidateInput } from '@filiera/matching';
import pg from 'pg';
import { figure, quantile, type Figure } from '../figure.js';
import { LabourMarket } from './labour-market.js';

const CANDIDATES = 100_000;
/** Both are asked for the same vacancies, a block by the one, then by the other. */
const BLOCK = 20;
const BLOCKS = 10;
const WARM_UP = 1_000;
const BATCH = 10_000;
const TOP = 20;
const OPTIONS = { limit: TOP, filter: { schedule: 'full-time' } } as const;

// Skills as numbers, which PostgreSQL compares faster than URIs; the count is what a program without a matcher would sort by.
const TABLE = 'CREATE TABLE candidate (id uuid PRIMARY KEY, skills integer[] NOT NULL, schedule text NOT NULL)';
const FILL = 'INSERT INTO candidate SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, skills integer[], schedule text)';
const INDEX = 'CREATE INDEX candidate_skills ON candidate USING gin (skills)';
const FIND = {
  name: 'find',
  text: `SELECT id, (SELECT count(*) FROM unnest(skills) AS skill WHERE skill = ANY ($1::integer[])) AS shared FROM candidate
    WHERE skills && $1::integer[] AND schedule IN ('full-time', 'any') ORDER BY shared DESC, id LIMIT ${TOP}`,
};

/** The same candidates, the same vacancies and the same filter: our scores, which explain themselves, beside the number of shared skills in SQL with a GIN index. */
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
    // Our code is compiled while it runs; PostgreSQL's has been.
    for (let query = 0; query < WARM_UP; query++) matcher.candidatesFor(market.vacancy(), OPTIONS);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let block = 0; block <= BLOCKS; block++) {
      const vacancies = Array.from({ length: BLOCK }, () => market.vacancy());
      const [inMemory, inTables]: [number[], number[]] = [[], []];
      for (const vacancy of vacancies) inMemory.push(await timeOf(async () => matcher.candidatesFor(vacancy, OPTIONS).length));
      for (const vacancy of vacancies) {
        const skills = [...vacancy.essentialSkills, ...vacancy.optionalSkills].map(numberOf);
        inTables.push(await timeOf(async () => (await client.query({ ...FIND, values: [skills] })).rows.length));
      }
      // The first block warms PostgreSQL's caches.
      if (block === 0) continue;
      ours.push(...inMemory);
      theirs.push(...inTables);
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

/** @returns milliseconds @throws Error when nobody is found: the two are then not asked for the same */
async function timeOf(find: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const found = await find();
  const took = performance.now() - began;
  if (found === 0) throw new Error('a vacancy finds nobody');
  return took;
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
