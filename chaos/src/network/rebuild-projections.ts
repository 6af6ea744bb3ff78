import type { RebuildResult } from '@filiera/member-kit';
import type { TestNetwork } from '@filiera/testing';
import { until } from './until.js';

interface Projection {
  readonly name: string;
  readonly status: string;
  readonly startedAt: string | null;
  readonly result: RebuildResult | null;
  readonly failure: string | null;
}

/** What a rebuild did, and of which projection. */
export interface Rebuilt {
  readonly name: string;
  readonly result: RebuildResult;
}

const LIMIT_MS = 300_000;

/** Rebuilds every projection of a node, as its technician would. @throws Error when a rebuild fails */
export async function rebuildProjections(net: TestNetwork, node: string): Promise<Rebuilt[]> {
  const technician = net.client(node);
  const as = 'technician';
  const rebuilt: Rebuilt[] = [];
  for (const { name } of await technician.get<Projection[]>('/projections', { as })) {
    await technician.post(`/projections/${name}/rebuild`, {}, { as });
    let last: Projection | undefined;
    await until(`rebuild of ${name} at ${node}`, async () => {
      last = await technician.get<Projection>(`/projections/${name}`, { as });
      return last.status === 'rebuilding' ? 'is running' : null;
    }, LIMIT_MS);
    if (!last?.result) throw new Error(`${name} at ${node}: ${last?.failure ?? last?.status}`);
    rebuilt.push({ name, result: last.result });
  }
  return rebuilt;
}

/** What of rebuilds was another than before, as sentences. */
export function changedByRebuild(node: string, rebuilt: readonly Rebuilt[]): string[] {
  return rebuilt.filter(({ result }) => !result.identical).map(({ name, result }) => `${name} at ${node}: ${JSON.stringify(result.before)} before, ${JSON.stringify(result.after)} after`);
}
