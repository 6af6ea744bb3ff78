import { draftAndPublish } from '../load-sample.js';
import type { NodeClient } from '../node-client.js';
import type { SamplePerson } from '../people.js';
import type { SamplePlacement } from './province-placements.js';

interface Found {
  readonly items: readonly { readonly id: string; readonly firstName: string | null }[];
}

/** Publishes the vacancy of a placement of the past, places the person and, when the contract is over, ends it. Each request is done once however often it is repeated. */
export async function placePerson(node: NodeClient, person: SamplePerson, { job, startDate, endDate, over }: SamplePlacement, today: Date): Promise<void> {
  const vacancy = await draftAndPublish(node, job, today);
  const candidate = await idOf(node, person);
  const { id } = await node.post<{ id: string }>('/placements', {
    vacancy, candidate, contract: job.contract, startDate, ...(endDate === undefined ? {} : { endDate }),
  }, { idempotencyKey: `sample-placement-${job.number}` });
  if (over) await node.post(`/placements/${id}/end`, { endDate, reason: 'term-reached' }, { idempotencyKey: `sample-placement-end-${job.number}` });
}

/** @throws Error when the person is not at the node: people come before placements */
async function idOf(node: NodeClient, { firstName }: SamplePerson): Promise<string> {
  const { items } = await node.get<Found>(`/candidates?size=100&name=${encodeURIComponent(firstName)}`);
  const found = items.find((one) => one.firstName === firstName);
  if (!found) throw new Error(`${node.id}: ${firstName} (sample) is not registered there`);
  return found.id;
}
