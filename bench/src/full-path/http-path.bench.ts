import { join } from 'node:path';
import { startBroker, startDatabase, temporaryFolder } from '@filiera/embedded';
import { eventually, sampleProfile, samplePerson, startNetwork } from '@filiera/testing';
import { figure, median, type Figure } from '../figure.js';
import { load } from '../http/load.js';
import { bareHttpPath } from '../raw/bare-http-path.js';
import { RawDatabase } from '../raw/raw-database.js';
import { RawStream } from '../raw/raw-stream.js';
import { MatchedArrivals } from './matched-arrivals.js';
import { publishVacancies } from './publish-vacancies.js';

const OFFICE = { id: 'cpi-uno', kind: 'cpi', name: 'CPI di prova' } as const;
const AGENCY = { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' } as const;
const WRITERS = 16;
const ROUNDS = 3;
/** Of each writer. The requests of a load are shared out evenly: a total that does not divide would end with drafts that nobody publishes. */
const VACANCIES_EACH = 40;
const VACANCIES = WRITERS * VACANCIES_EACH;
const PEOPLE = 300;
const RAW_EVENTS = 3_000;
const AT_LEAST = 0.25;

/**
 * From people's requests at one office to the matches of another: each vacancy drafted and published over HTTP, validated, signed, sent, verified, shown on the
 * other's board, and its candidates asked for there. All programs are those that run in an office, everything flushed before it is acknowledged.
 */
export async function benchHttpPath(tell: (line: string) => void): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const net = await startNetwork({ members: [OFFICE, AGENCY], folder: join(folder.path, 'network'), ownDatabase: true });
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  const broker = await startBroker({ storeDir: join(folder.path, 'raw'), serverName: 'raw', syncInterval: 'always' });
  const [raw, bareA, bareB] = await Promise.all(['raw', 'bare-a', 'bare-b'].map((name) => database.createDatabase(name)));
  const [rawDatabase, rawStream] = [await RawDatabase.open(raw!, WRITERS), await RawStream.open(broker.url)];
  const bare = await bareHttpPath(broker.url, bareA!, bareB!);
  try {
    const office = net.client(OFFICE.id).node;
    const headers = { 'x-api-key': office.keys.operator!, 'content-type': 'application/json' };
    await load({
      url: office.url, headers, connections: WRITERS, until: { answers: PEOPLE },
      requests: [{ method: 'POST', path: '/candidates', setupRequest: nextPerson() }],
    });
    await eventually('the people on the other board', () => net.rows<{ people: number }>(AGENCY.id, 'SELECT count(*)::integer AS people FROM board_candidate'), ([row]) => row!.people === PEOPLE);
    tell(`  ${PEOPLE} people are registered`);
    const rates: Record<'ours' | 'bare' | 'rawInsert' | 'rawPublish' | 'rawConsume', number[]> = { ours: [], bare: [], rawInsert: [], rawPublish: [], rawConsume: [] };
    const arrivals = await MatchedArrivals.at(net, AGENCY.id);
    for (let round = 0; round <= ROUNDS; round++) {
      const rawInsert = await rawDatabase.insertOneByOne(RAW_EVENTS);
      const began = performance.now();
      const matched = arrivals.next(VACANCIES).then(() => performance.now());
      await publishVacancies({ url: office.url, headers, writers: WRITERS, each: VACANCIES_EACH }, (id) => arrivals.expect(id));
      const ours = VACANCIES / ((await matched - began) / 1_000);
      const measured = { ours, bare: await bare.run(VACANCIES, WRITERS), rawInsert, rawPublish: await rawStream.publish(RAW_EVENTS), rawConsume: await rawStream.consume() };
      // The first round warms processes and caches.
      if (round > 0) for (const what of Object.keys(rates) as (keyof typeof rates)[]) rates[what].push(measured[what]);
    }
    await arrivals.stop();
    const [ours, bareRate] = [median(rates.ours), median(rates.bare)];
    const slowest = Math.min(median(rates.rawInsert), median(rates.rawPublish), median(rates.rawConsume));
    const how = `${WRITERS} connections, 2 nodes of 1 process and 1 verifying pool each, coordinator, steward, broker, PostgreSQL; broker fsync always, PostgreSQL fsync on`;
    return [
      figure(`a vacancy drafted and published over HTTP, validated, signed, verified, matched at the other end; ${how}`, ours, 'events/s'),
      figure('its slowest raw stage: insert one row a transaction, publish, consume; broker fsync always, PostgreSQL fsync on', slowest, 'events/s'),
      figure(`the same requests to a bare server that keeps and publishes a row, consumed and inserted by a bare reader; ${WRITERS} connections, 2 processes`, bareRate, 'events/s'),
      figure(`with HTTP, signature, validation and matching, against the bare path; ${how}`, ours / bareRate, 'share'),
      figure('the most that any path with these requests could reach of the slowest raw stage here: the bare path', bareRate / slowest, 'share'),
      figure(`with HTTP, signature, validation and matching, against the slowest raw stage; ${how}`, ours / slowest, 'share', { atLeast: AT_LEAST }),
    ];
  } finally {
    await bare.stop();
    await rawDatabase.close();
    await rawStream.close();
    await broker.stop();
    await database.stop();
    await net.stop();
    await folder.remove();
  }
}

/** Another person with each request. */
function nextPerson(): (request: object) => object {
  let number = 0;
  return (request) => ({ ...request, body: JSON.stringify({ ...samplePerson(number++), profile: sampleProfile, sections: Object.keys(sampleProfile) }) });
}
