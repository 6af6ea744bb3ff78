import { randomUUID } from 'node:crypto';
import { candidateRegisteredV1, vacancyPublishedV1, type EventContract } from '@filiera/contracts';
import { HandlerIndex, UnitOfWork, type ReceivedEvent } from '@filiera/member-kit';
import type { INestApplicationContext } from '@nestjs/common';
import type { OfferedWork } from './offered-work.js';

const BATCH = 2_000;
const PUBLISHERS = 8;
/** Events of the last two months: nothing of it is past its retention. */
const SPREAD_MS = 60 * 86_400_000;

/** How much the network offers the node. */
export interface BoardSize {
  readonly candidates: number;
  readonly vacancies: number;
}

/** Fills the board through the product's own projections, as if the events had just passed the inbox: what is measured later are the rows that a node has. */
export async function fillBoard(app: INestApplicationContext, work: OfferedWork, { candidates, vacancies }: BoardSize): Promise<void> {
  await project(app, candidateRegisteredV1, candidates, () => work.candidate());
  await project(app, vacancyPublishedV1, vacancies, () => work.vacancy());
}

async function project<T extends object>(app: INestApplicationContext, contract: EventContract<T>, count: number, make: () => { id: string; data: T }): Promise<void> {
  const handlers = app.get(HandlerIndex, { strict: false });
  const units = app.get(UnitOfWork, { strict: false });
  const projections = handlers.forType(contract.type).filter(({ tables }) => tables.length > 0);
  const now = Date.now();
  for (let done = 0; done < count; done += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, count - done) }, (_, at) => eventOf(contract, make(), done + at, now - (SPREAD_MS * (done + at)) / count));
    await units.run(async (tx) => {
      for (const handler of projections) await handlers.call(handler, events, { tx, rebuild: true, own: false });
    });
  }
}

function eventOf<T extends object>({ type, family }: EventContract<T>, { id, data }: { id: string; data: T }, number: number, time: number): ReceivedEvent<T> {
  return {
    id: randomUUID(), type, source: `cpi-esempio-${number % PUBLISHERS}`, sourceKind: 'cpi', audience: 'cpi', entity: id, version: 1,
    person: family === 'candidate' ? id : null, time: new Date(time), data, correlationId: randomUUID(), sequence: number + 1,
  };
}
