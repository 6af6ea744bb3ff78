import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { exchange, ImportedVacancies, RegisterCandidate, type ImportedVacancy } from '@filiera/exchange';
import { createMember, readSettings, Relay } from '@filiera/member-kit';
import { oneOfManyPeople } from '@filiera/testing';
import { messagingOf, type ReaderOrder } from '../full-path/reader-node.js';
import { OfferedWork } from '../loaded-node/offered-work.js';
import { tell, told } from '../processes.js';

/** What the importing process is told on its command line. */
export interface ImportOrder {
  /** As `initNode` made it. */
  readonly home: string;
  readonly messaging: ReaderOrder;
  readonly brought: Brought;
  readonly seed: number;
}

/** How many of each an import has. */
export interface Brought {
  readonly candidates: number;
  readonly vacancies: number;
}

/** A member that brings people and vacancies in, as a process of its own: the whole node, told to begin, saying when the hub has them all. */
const order = JSON.parse(process.argv[2]!) as ImportOrder;
const app = await createMember({ ...exchange, kind: 'cpi', agreement: '^1.0.0' }, await readSettings(order.home), { messaging: messagingOf(order.messaging) });
const work = new OfferedWork(order.seed, new Date());
const vacancies = Array.from({ length: order.brought.vacancies }, (): ImportedVacancy => {
  const { id, data: { status, openPositions, publishedOn, ...content } } = work.vacancy();
  return { reference: id, content };
});

/** One person after the other, with a rest as long as each took: half of what the machine can do is left to whoever works there. */
async function registerPeople(): Promise<void> {
  const register = app.get(RegisterCandidate, { strict: false });
  for (let number = 0; number < order.brought.candidates; number++) {
    const began = performance.now();
    const { status, ...profile } = work.candidate().data;
    await register.run({ ...oneOfManyPeople(number), status, profile } as Parameters<RegisterCandidate['run']>[0]);
    await pause(performance.now() - began);
  }
}

told<'begin'>(() => void (async () => {
  await registerPeople();
  const { published, refused } = await app.get(ImportedVacancies, { strict: false }).bringIn('eures', vacancies);
  if (published.length < vacancies.length) throw new Error(`${refused.length} vacancies were refused: ${JSON.stringify(refused[0])}`);
  const relay = app.get(Relay, { strict: false });
  while (relay.state().backlog > 0) await pause(100);
  tell({ kind: 'imported' });
})());
tell({ kind: 'ready' });
