import type { NodeClient } from '@filiera/sample';
import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';
import { waitUntil } from './wait-until.js';

/** An erasure as the coordinator follows it. */
interface FollowedErasure {
  readonly person: string;
  readonly scope: string;
  readonly confirmed: readonly { readonly member: string; readonly records: number; readonly at: string }[];
  readonly missing: readonly string[];
}

const PATIENCE_MILLISECONDS = 60_000;

/**
 * The school erases the person at their request; every node and the hub confirm to it and to the coordinator.
 * @returns how many events of the network family that took: the request and the confirmations
 */
export async function eraseEverywhere(cast: Cast, narrator: Narrator, candidate: string): Promise<number> {
  const { school, coordinator } = cast;
  narrator.step(school.id, {
    it: 'la persona chiede la cancellazione: il suo nodo cancella e lo chiede a tutti, hub compreso',
    en: 'the person asks to be erased: their node erases and asks everyone to, the hub included',
  });
  await school.post(`/candidates/${candidate}/erase`, {}, { as: 'manager' });
  const since = performance.now();
  const done = await waitUntil(async () => {
    const erasure = await followed(coordinator, candidate);
    return erasure && erasure.missing.length === 0 ? erasure : undefined;
  }, since, PATIENCE_MILLISECONDS);
  const erasure = done?.value ?? (await followed(coordinator, candidate));
  for (const { member, records } of erasure?.confirmed ?? []) {
    narrator.detail({ it: `✓ ${member} conferma: ${records} registrazioni cancellate`, en: `✓ ${member} confirms: ${records} records erased` });
  }
  if (done) {
    narrator.seen(coordinator.id, { it: 'vede tutte le conferme, hub compreso', en: 'sees all confirmations, the hub’s included' }, done.milliseconds);
  } else {
    const missing = erasure?.missing.join(', ') ?? '?';
    narrator.fault({ it: `entro un minuto non hanno confermato: ${missing}`, en: `not confirmed within a minute: ${missing}` });
  }
  return 1 + (erasure?.confirmed.length ?? 0);
}

async function followed(coordinator: NodeClient, person: string): Promise<FollowedErasure | undefined> {
  const erasures = await coordinator.get<FollowedErasure[]>('/erasures', { as: 'coordinator' });
  return erasures.find((one) => one.person === person && one.scope === 'person');
}
