import { join } from 'node:path';
import type { MemberPlan } from '@filiera/launcher';
import { startNetwork, type TestNetwork } from '@filiera/testing';
import type { RowContext } from '../campaign/row.js';
import { until } from './until.js';

/** Three kinds of members, because each sees another form of a candidate. */
export const THREE_MEMBERS: readonly MemberPlan[] = [
  { id: 'cpi-uno', kind: 'cpi', name: 'CPI di prova' },
  { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' },
  { id: 'school-uno', kind: 'school', name: 'Scuola di prova' },
];

/** A network of real processes with a PostgreSQL of its own: coordinator, steward and these members. */
export function startChaosNetwork(context: Pick<RowContext, 'folder'>, members: readonly MemberPlan[] = THREE_MEMBERS): Promise<TestNetwork> {
  return startNetwork({ members, folder: join(context.folder, 'network'), ownDatabase: true });
}

/** Starts a killed PostgreSQL again: what is left of the one before holds its memory for a moment. */
export async function startDatabaseAgain(net: TestNetwork): Promise<void> {
  await until('PostgreSQL', async () => {
    await net.network.startDatabase();
    return null;
  });
}
