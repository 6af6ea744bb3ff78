import type { Member } from '@filiera/contracts';
import type { EntityManager } from 'typeorm';
import type { ReceivedEvent } from '../messaging/received-event.js';

interface OwnRow {
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly audience: string;
  readonly entity: string;
  readonly entity_version: number;
  readonly person: string | null;
  readonly time: Date;
  readonly payload: string;
  readonly correlation_id: string;
  readonly sequence: string | null;
}

const OWN = `SELECT o.position, o.id, o.type, o.audience, o.entity, o.entity_version, o.person, o.time, o.payload, o.correlation_id, s.sequence
  FROM outbox o LEFT JOIN outbox_sealed s USING (position)
  WHERE o.position > $1 AND o.own_view AND o.payload IS NOT NULL AND o.type = ANY($2::text[])
    AND o.time + (($3::jsonb ->> o.type)::interval) > $4 AND ($5::timestamptz IS NULL OR o.time >= $5)
  ORDER BY o.position LIMIT 1000`;

const NEWEST = `SELECT o.position, o.id, o.type, o.audience, o.entity, o.entity_version, o.person, o.time, o.payload, o.correlation_id, s.sequence
  FROM outbox o LEFT JOIN outbox_sealed s USING (position)
  WHERE o.entity = $1 AND o.stream = $2 AND o.own_view AND o.payload IS NOT NULL ORDER BY o.entity_version DESC, o.position DESC LIMIT 1`;

/** What of the outbox is wanted. */
export interface OwnEventsQuery {
  readonly types: readonly string[];
  /** How long each event type is kept, ISO 8601. */
  readonly retention: Readonly<Record<string, string>>;
  readonly now: Date;
  /** Only events from this moment on; all when left out. */
  readonly since?: Date;
}

/** This node's own events as its projections saw them, page by page: from the log, without what is erased or past retention. */
export async function* ownEvents(tx: EntityManager, self: Member, query: OwnEventsQuery): AsyncGenerator<ReceivedEvent[]> {
  for (let after = '0'; ;) {
    const rows = await tx.query<OwnRow[]>(OWN, [after, query.types, JSON.stringify(query.retention), query.now, query.since ?? null]);
    if (rows.length === 0) return;
    after = rows.at(-1)!.position;
    yield rows.map((row) => eventOf(row, self));
  }
}

/** The last that was told of an own entity; null when the log has nothing (any more). */
export async function newestOwnEvent(tx: EntityManager, self: Member, { entity, stream }: { readonly entity: string; readonly stream: string }): Promise<ReceivedEvent | null> {
  const [row] = await tx.query<OwnRow[]>(NEWEST, [entity, stream]);
  return row ? eventOf(row, self) : null;
}

function eventOf(row: OwnRow, self: Member): ReceivedEvent {
  return {
    id: row.id,
    type: row.type,
    source: self.id,
    sourceKind: self.kind,
    audience: row.audience,
    entity: row.entity,
    version: row.entity_version,
    person: row.person,
    time: row.time,
    data: JSON.parse(row.payload) as object,
    correlationId: row.correlation_id,
    sequence: Number(row.sequence ?? 0),
  };
}
