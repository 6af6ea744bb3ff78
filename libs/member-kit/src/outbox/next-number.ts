import type { EntityManager } from 'typeorm';

/** The next number of events that are counted one by one, not states that follow each other: what the log has of this type and entity, and one more. */
export async function nextNumber(tx: EntityManager, type: string, entity: string): Promise<number> {
  const [next] = await tx.query<{ version: number }[]>('SELECT coalesce(max(entity_version), 0)::integer + 1 AS version FROM outbox WHERE entity = $1 AND type = $2', [entity, type]);
  return next!.version;
}
