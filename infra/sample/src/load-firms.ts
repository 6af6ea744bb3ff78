import { type SampleFirm, vatNumberOf } from './firms.js';
import { type NodeClient, NodeRefusal } from './node-client.js';
import type { Outcome } from './outcome.js';
import { firmOf, needOf } from './requests.js';

interface Found {
  readonly items: readonly { readonly id: string }[];
}

/** Registers a firm of a sample and declares what it needs; a firm that the office has already stays as it is, and its need is declared if it was not. */
export async function registerFirm(node: NodeClient, firm: SampleFirm, today: Date): Promise<Outcome> {
  try {
    const { id } = await node.post<{ id: string }>('/firms', firmOf(firm));
    if (firm.need) await declare(node, firm, id, today);
    return 'loaded';
  } catch (error) {
    if (!(error instanceof NodeRefusal && error.code === 'firm.already-registered')) throw error;
    if (firm.need) await declareUnlessDeclared(node, firm, today);
    return 'known';
  }
}

async function declareUnlessDeclared(node: NodeClient, firm: SampleFirm, today: Date): Promise<void> {
  const { items: [known] } = await node.get<Found>(`/firms?vatNumber=${vatNumberOf(firm)}`);
  if (!known) throw new Error(`${node.id}: the firm ${firm.number} of the sample is not there`);
  const { items } = await node.get<Found>(`/needs?firm=${known.id}`);
  if (items.length === 0) await declare(node, firm, known.id, today);
}

async function declare(node: NodeClient, firm: SampleFirm, id: string, today: Date): Promise<void> {
  await node.post('/needs', needOf(firm, id, today), { idempotencyKey: `sample-need-${firm.number}` });
}
