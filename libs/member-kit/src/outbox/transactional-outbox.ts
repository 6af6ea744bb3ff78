import { AGREEMENT, type EventContract, type Member } from '@filiera/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { besideErasures } from '../erasure/beside-erasures.js';
import { currentRequest } from '../http/request-context.js';
import { holdOwnPersons } from '../inbox/word-of-the-holder.js';
import { HandlerIndex } from '../messaging/handler-index.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import { preparedQuery } from '../messaging/prepared-query.js';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { InDoubt } from '../own-past/doubt.js';
import { Conflict, Invalid } from '../problems/domain-error.js';
import { MemberRegistry } from '../registry/member-registry.js';
import { OUTBOX_CHANNEL } from '../relay/relay-connection.js';
import { Relay } from '../relay/relay.js';
import type { OutboxRow } from '../relay/sealed-event.js';
import type { SealedAtCommit } from '../relay/seals-at-commit.js';
import { Clock } from '../time/clock.js';
import { IdSource } from '../time/id-source.js';
import { Outbox, type OutgoingEvent } from './outbox.js';
import { refuseUnlessAgreed, rowsOf, type NewOutboxRow } from './outbox-row.js';

// Nothing may be said of a person who was erased: those rows are left out here, and the caller is told. Payloads come as one JSON array:
// written as elements of a text array, every quotation mark in them would be escaped one by one.
const ADD = `WITH added AS (
    INSERT INTO outbox (id, stream, type, entity, entity_version, person, audience, subject, time, payload,
      correlation_id, causation_id, agreement_version, purpose, traceparent, own_view)
    SELECT v.id, v.stream, v.type, v.entity, v.entity_version, v.person, v.audience, v.subject, $15, v.payload,
      v.correlation_id, v.causation_id, $16, v.purpose, $17, v.own_view
    FROM ROWS FROM (
      unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[], $10::text[], $11::text[], $12::text[], $13::boolean[]),
      json_array_elements_text($9::json)
    ) WITH ORDINALITY
      AS v (id, stream, type, entity, entity_version, person, audience, subject, correlation_id, causation_id, purpose, own_view, payload, place)
    WHERE v.person IS NULL OR NOT EXISTS (SELECT FROM erasure e WHERE e.person = v.person AND e.scope = $14)
    ORDER BY v.place RETURNING position
  ), waiting AS (INSERT INTO outbox_waiting (position) SELECT position FROM added RETURNING position)
  SELECT coalesce(array_agg(position ORDER BY position), '{}')::text[] AS positions, EXISTS (SELECT FROM outbox_doubt) AS doubt,
    CASE WHEN EXISTS (SELECT FROM outbox_forgotten) THEN (
      SELECT max(f.version) FROM outbox_forgotten f JOIN unnest($2::text[], $4::text[]) AS v (stream, entity) USING (stream, entity)
    ) END AS told
  FROM waiting`;

/** Rows in one statement: an array for each column, far below what PostgreSQL takes. */
const ROWS_AT_ONCE = 2_000;

/** The outbox as a table of the node's own database. */
@Injectable()
export class TransactionalOutbox extends Outbox {
  /** What the open units have added so far. */
  private readonly told = new WeakMap<EntityManager, OutboxRow[]>();

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly units: UnitOfWork,
    private readonly handlers: HandlerIndex,
    private readonly registry: MemberRegistry,
    private readonly relay: Relay,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {
    super();
  }

  override add<T extends object>(contract: EventContract<T>, event: OutgoingEvent<T>, tx: EntityManager): Promise<void> {
    return this.addAll(contract, [event], tx);
  }

  override async addAll<T extends object>(contract: EventContract<T>, events: readonly OutgoingEvent<T>[], tx: EntityManager): Promise<void> {
    if (events.length === 0) return;
    refuseUnlessAgreed(this.options.self, contract.type);
    const now = this.clock.now();
    const rows: NewOutboxRow[] = [];
    const projections = this.handlers.forType(contract.type).filter(({ tables }) => tables.length > 0);
    const own: ReceivedEvent<T>[] = [];
    for (const event of events) {
      const added = rowsOf(contract, event, { self: this.options.self, parties: await this.members(event.parties ?? []), ids: this.ids });
      if (added.length === 0) throw nobodyToTell(contract.type);
      rows.push(...added);
      if (projections.length > 0) own.push(this.ownEvent(event, added[0]!, now));
    }
    await holdOwnPersons(tx, this.options.self.id, rows);
    const inserted: OutboxRow[] = [];
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) inserted.push(...await this.insert(tx, rows.slice(at, at + ROWS_AT_ONCE), now));
    for (const handler of projections) await this.handlers.call(handler, own, { tx, rebuild: false, own: true });
    await this.tellAfterCommit(tx, inserted);
  }

  override sent(): Promise<void> {
    return this.relay.sent();
  }

  private async insert(tx: EntityManager, rows: readonly NewOutboxRow[], now: Date): Promise<OutboxRow[]> {
    // Whoever erases waits for this transaction, or this one for the erasure: what the statement below reads of the ledger then holds.
    if (rows.some((row) => row.person !== null)) await besideErasures(tx);
    const column = <K extends keyof NewOutboxRow>(name: K): NewOutboxRow[K][] => rows.map((row) => row[name]);
    const traceparent = currentRequest()?.traceparent ?? null;
    const [result] = await preparedQuery<{ positions: string[]; doubt: boolean; told: number | null }>(tx, 'outbox-add', ADD, [
      column('id'), column('stream'), column('type'), column('entity'), column('entityVersion'), column('person'), column('audience'),
      column('subject'), JSON.stringify(column('payload')), column('correlationId'), column('causationId'), column('purpose'), column('ownView'),
      'person', now, AGREEMENT.version, traceparent,
    ]);
    if (result!.doubt) throw new InDoubt();
    if (result!.told !== null) throw toldFurther(result!.told);
    if (result!.positions.length < rows.length) {
      throw new Conflict({
        code: 'person.erased',
        text: { it: 'la persona è stata cancellata: di lei non si pubblica più nulla', en: 'the person was erased: nothing more is published about them' },
        rule: 'GDPR art. 17',
      });
    }
    return rows.map((row, index) => ({
      position: result!.positions[index]!, id: row.id, stream: row.stream, type: row.type, entity: row.entity, entity_version: row.entityVersion,
      subject: row.subject, time: now, payload: row.payload, correlation_id: row.correlationId, causation_id: row.causationId,
      agreement_version: AGREEMENT.version, purpose: row.purpose, traceparent,
    }));
  }

  private async tellAfterCommit(tx: EntityManager, rows: readonly OutboxRow[]): Promise<void> {
    // A notification takes a lock that all committing transactions share: only where no unit of work tells of the commit.
    if (this.units.current() !== tx) {
      await tx.query('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
      return;
    }
    const told = this.told.get(tx);
    if (told) told.push(...rows);
    else this.tellAtEnd(tx, [...rows]);
  }

  /** One telling for all that a unit adds. */
  private tellAtEnd(tx: EntityManager, told: OutboxRow[]): void {
    this.told.set(tx, told);
    let sealed: SealedAtCommit | null = null;
    this.units.beforeCommit(async () => { sealed = await this.relay.sealAtCommit(tx, told); });
    this.units.afterCommit(() => (sealed ? this.relay.committedSealed(sealed) : this.relay.committed(told)));
    this.units.afterRollback(() => sealed?.rolledBack());
  }

  private async members(ids: readonly string[]): Promise<Member[]> {
    return Promise.all(ids.map(async (id) => {
      const member = id === this.options.self.id ? this.options.self : await this.registry.find(id);
      if (member) return { id: member.id, kind: member.kind };
      throw new Conflict({
        code: 'member.unknown',
        text: { it: `il membro ${id} non è nel registro della rete`, en: `the member ${id} is not in the network's registry` },
      });
    }));
  }

  private ownEvent<T extends object>(event: OutgoingEvent<T>, row: NewOutboxRow, now: Date): ReceivedEvent<T> {
    return {
      id: row.id,
      type: row.type,
      source: this.options.self.id,
      sourceKind: this.options.self.kind,
      audience: row.audience,
      entity: event.entity,
      version: event.version,
      person: row.person,
      time: now,
      data: JSON.parse(row.payload) as T,
      correlationId: row.correlationId,
      sequence: 0,
    };
  }
}

function toldFurther(version: number): Conflict {
  return new Conflict({
    code: 'entity.forgotten',
    text: {
      it: `dopo la copia da cui il nodo è stato ripristinato la rete ne ha avuto la versione ${version}, che qui non c'è più: verificare i dati (e i consensi) con l'interessato e confermarli, POST /outbox/forgotten/{entity}/confirm`,
      en: `after the backup that this node was restored from, the network was told version ${version}, which is no longer here: check the data (and the consents) with the person and confirm them, POST /outbox/forgotten/{entity}/confirm`,
    },
  });
}

function nobodyToTell(type: string): Invalid {
  return new Invalid({
    code: 'event.no-audience',
    text: { it: `${type} riguarda membri determinati: vanno indicati quali`, en: `${type} concerns certain members: say which` },
  });
}
