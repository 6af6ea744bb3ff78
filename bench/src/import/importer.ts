import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { exchangeWithoutCandidates, ImportedVacancies, type ImportedVacancy } from '@filiera/exchange';
import { createMember, readSettings, Relay, type MemberManifest } from '@filiera/member-kit';
import { messagingOf, type ReaderOrder } from '../full-path/reader-node.js';
import { OfferedWork } from '../loaded-node/offered-work.js';
import { tell, told } from '../processes.js';

/** What the importing process is told on its command line. */
export interface ImportOrder {
  /** As `initNode` made it. */
  readonly home: string;
  readonly messaging: ReaderOrder;
  readonly vacancies: number;
  readonly seed: number;
}

const MANIFEST: MemberManifest = { ...exchangeWithoutCandidates, kind: 'eures', agreement: '^1.0.0' };

/** A member that brings vacancies in, as a process of its own: the whole node, told to begin, saying when the hub has them all. */
const order = JSON.parse(process.argv[2]!) as ImportOrder;
const app = await createMember(MANIFEST, await readSettings(order.home), { messaging: messagingOf(order.messaging) });
const work = new OfferedWork(order.seed, new Date());
const vacancies = Array.from({ length: order.vacancies }, (): ImportedVacancy => {
  const { id, data: { status, openPositions, publishedOn, ...content } } = work.vacancy();
  return { reference: id, content };
});
told<'begin'>(() => void (async () => {
  const { published, refused } = await app.get(ImportedVacancies, { strict: false }).bringIn('eures', vacancies);
  if (published.length < vacancies.length) throw new Error(`${refused.length} vacancies were refused: ${JSON.stringify(refused[0])}`);
  const relay = app.get(Relay, { strict: false });
  while (relay.state().backlog > 0) await pause(100);
  tell({ kind: 'imported' });
})());
tell({ kind: 'ready' });
