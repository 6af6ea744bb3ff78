import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AGREEMENT, streamsOf, vacancyPublishedV1 } from '@filiera/contracts';
import { startDatabase, temporaryFolder } from '@filiera/embedded';
import { initNode, QUIET_OBSERVER } from '@filiera/member-kit';
import { HubForTests, MessagingNode, testMember } from '@filiera/testing';
import { figure, quantile, type Figure } from '../figure.js';
import { orderOf } from '../full-path/reader-node.js';
import { sampleVacancy } from '../full-path/sample-vacancy.js';
import { messageFrom, start } from '../processes.js';
import type { Brought, ImportOrder } from './importer.js';

/** Publications before and after the import, each. */
const QUIET = 300;
const PAUSE_MS = 10;

/** One member brings many people or vacancies in while another one publishes now and then: how long the other's events take to the hub, meanwhile and otherwise. */
export async function benchImport(brought: Brought, tell: (line: string) => void): Promise<Figure[]> {
  const folder = temporaryFolder('filiera-bench');
  const [office, other] = [testMember('cpi'), testMember('agency')];
  const database = await startDatabase({ dataDir: join(folder.path, 'database') });
  const hub = await HubForTests.start([office, other], { storeDir: join(folder.path, 'hub') });
  // As large as the agreement has them: the import fits.
  for (const { name, maxBytes } of streamsOf(AGREEMENT).filter(({ family }) => family === 'candidate' || family === 'vacancy')) await hub.manager.streams.update(name, { max_bytes: maxBytes });
  const databases = await Promise.all([database.createDatabase(office.id), database.createDatabase(other.id)]);
  const publications = new Publications();
  const node = await MessagingNode.start({ databaseUrl: databases[1]!, messaging: { ...hub.optionsFor(other), tuning: {} }, observer: publications.observer });
  const home = join(folder.path, 'home');
  const http = { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' };
  await initNode(home, { id: office.id, kind: office.kind, name: 'Importatore Esempio', agreement: '^1.0.0', http, database: { url: databases[0]! }, log: { level: 'warn' } }, new Date());
  const order: ImportOrder = { home, messaging: orderOf(hub.optionsFor(office), hub.url, hub.password, databases[0]!), brought, seed: 31 };
  const importer = start(new URL('./importer.js', import.meta.url), [JSON.stringify(order)]);
  try {
    await messageFrom(importer, 'ready');
    await publications.times(node, QUIET / 5);
    const quiet = await publications.times(node, QUIET);
    tell('  the import begins');
    let goesOn = true;
    const began = performance.now();
    const imported = messageFrom(importer, 'imported').finally(() => { goesOn = false; });
    importer.send('begin');
    const busy = await publications.times(node, Number.POSITIVE_INFINITY, () => goesOn);
    await imported;
    const seconds = (performance.now() - began) / 1_000;
    quiet.push(...await publications.times(node, QUIET));
    const all = Object.entries(brought).filter(([, count]) => count > 0);
    const how = `${all.map(([what, count]) => `${(count as number).toLocaleString('en')} ${what}`).join(' and ')}, signed, 2 processes, broker fsync always, PostgreSQL fsync on`;
    return [
      figure(`import, until the hub has it; ${how}`, (brought.candidates + brought.vacancies) / seconds, 'entries/s'),
      figure(`another member's publish, commit to acknowledgement, p99 when nobody imports; ${how}`, quantile(quiet, 0.99), 'ms'),
      figure(`another member's publish, commit to acknowledgement, p99 during the import; ${how}`, quantile(busy, 0.99), 'ms'),
      figure(`another member's p99 during the import, against otherwise; ${how}`, quantile(busy, 0.99) / quantile(quiet, 0.99), 'times', { atMost: 2 }),
    ];
  } finally {
    importer.kill();
    await node.stop();
    await hub[Symbol.asyncDispose]();
    await database.stop();
    await folder.remove();
  }
}

/** Publishes one event after the other and hears when the hub has it. */
class Publications {
  private acknowledged: () => void = () => undefined;
  readonly observer = { ...QUIET_OBSERVER, published: (family: string) => { if (family === 'vacancy') this.acknowledged(); } };

  /** @returns milliseconds from the beginning of the transaction to the acknowledgement, of each */
  async times(node: MessagingNode, most: number, goesOn: () => boolean = () => true): Promise<number[]> {
    const times: number[] = [];
    while (times.length < most && goesOn()) {
      await pause(PAUSE_MS);
      const acknowledged = new Promise<void>((resolve) => { this.acknowledged = resolve; });
      const began = performance.now();
      await node.run((tx) => node.outbox.add(vacancyPublishedV1, { entity: randomUUID(), version: 1, data: sampleVacancy() }, tx));
      await acknowledged;
      times.push(performance.now() - began);
    }
    return times;
  }
}
