import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Broker } from './start-broker.js';

const PATIENCE_MS = 3_000;
/** With less room than this, a broker that is started again would only fill the disk again. */
const ROOM_BYTES = 32 * 1_048_576;

/**
 * Says why a broker has to be started again to store anything: once a write to a stream has failed, nats-server stores nothing more in it,
 * answers no publisher, and stays so when there is room again; only its own health check tells.
 * @returns null while it stores, and while the disk is still full
 */
export async function stuckAfterFullDisk(broker: Pick<Broker, 'monitoringUrl' | 'configurationFile'>): Promise<string | null> {
  const answer = await fetch(`${broker.monitoringUrl}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.ok) return null;
  const { error = '' } = await answer.json() as { error?: string };
  if (!/write error|no space left|insufficient storage/i.test(error)) return null;
  const { bavail, bsize } = await statfs(dirname(broker.configurationFile));
  return bavail * bsize >= ROOM_BYTES ? error : null;
}
