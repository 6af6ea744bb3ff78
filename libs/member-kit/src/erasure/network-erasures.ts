import {
  AGREEMENT, networkErasureConfirmedV1, networkErasureRequestedV1, ruleOf, type ErasureScope, type MemberKind,
} from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { nextNumber } from '../outbox/next-number.js';
import { Outbox } from '../outbox/outbox.js';
import { NotFound, Refused } from '../problems/domain-error.js';
import { MemberRegistry } from '../registry/member-registry.js';
import { Clock } from '../time/clock.js';
import { IdSource } from '../time/id-source.js';
import { answersOrder } from './answers-order.js';
import { EraseHere } from './erase-here.js';
import { Erasures, type ErasureOrder, type ErasureStatus } from './erasures.js';

interface OrderRow {
  readonly scope: ErasureScope;
  readonly holder: string;
  readonly requested_at: Date;
  /** Null where the order is another member's: its event is not in this node's log. */
  readonly correlation: string | null;
}

interface ConfirmationRow {
  readonly member: string;
  readonly erased_records: number;
  readonly confirmed_at: Date;
}

const HOUR_MS = 3_600_000;
const CONFIRMERS: readonly MemberKind[] = ruleOf(AGREEMENT, networkErasureConfirmedV1.type)?.publishers ?? [];
const HOURS_TO_CONFIRM = AGREEMENT.serviceStandards.find(({ after }) => after === networkErasureRequestedV1.type)?.within.amount ?? 72;

// The ledger has one row for a scope, however often it was asked for; each order, with the story that confirmations go on, is in its holder's log.
const NEWEST_ORDER = `SELECT e.scope, e.holder, coalesce(o.time, e.requested_at) AS requested_at, o.correlation_id AS correlation
  FROM erasure e LEFT JOIN LATERAL (
    SELECT time, correlation_id FROM outbox WHERE entity = e.person AND type = $2 AND payload::json ->> 'scope' = e.scope ORDER BY entity_version DESC LIMIT 1
  ) o ON true
  WHERE e.person = $1 ORDER BY e.scope LIMIT 1`;

// By their time go also those that were kept before stories were, and all where the order is not in this node's log.
const ANSWERS = answersOrder({ story: 'c.correlation', at: 'c.confirmed_at' }, { story: '$2::text', at: '$3::timestamptz' },
  'SELECT FROM outbox o WHERE o.entity = c.person AND o.type = $4 AND o.correlation_id = c.correlation');
const CONFIRMATIONS = `SELECT member, erased_records, confirmed_at FROM (
    SELECT DISTINCT ON (member) member, erased_records, confirmed_at FROM erasure_confirmation c WHERE person = $1 AND ${ANSWERS}
    ORDER BY member, confirmed_at DESC
  ) newest ORDER BY confirmed_at, member`;

/** Erasures through the network's events. */
@Injectable()
export class NetworkErasures extends Erasures {
  constructor(
    private readonly units: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly outbox: Outbox,
    private readonly eraseHere: EraseHere,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {
    super();
  }

  override async request(person: string, order: ErasureOrder, tx: EntityManager): Promise<void> {
    const self = this.registry.self().id;
    await this.eraseHere.alone(tx);
    const [other] = await tx.query<{ holder: string }[]>('SELECT holder FROM person_holder WHERE person = $1 AND holder <> $2', [person, self]);
    if (other) {
      throw new Refused({
        code: 'erasure.not-the-holder',
        clause: ruleOf(AGREEMENT, networkErasureRequestedV1.type)?.clause,
        text: { it: `la cancellazione spetta a chi tiene il profilo: ${other.holder}`, en: `the member that holds the profile asks for its erasure: ${other.holder}` },
      });
    }
    const requestedAt = this.clock.now();
    const erased = await this.eraseHere.run({ person, scope: order.scope, belowVersion: order.belowVersion ?? null, holder: self, requestedAt }, tx);
    // One story: that of its own confirmation tells which request it answers, as those of the others do.
    const correlationId = this.ids.eventId();
    await this.outbox.add(networkErasureRequestedV1, {
      entity: person,
      version: await nextNumber(tx, networkErasureRequestedV1.type, person),
      data: { person, scope: order.scope, ...(order.belowVersion === undefined ? {} : { belowVersion: order.belowVersion }) },
      correlationId,
    }, tx);
    await this.confirm(person, self, erased, { correlationId }, tx);
  }

  /** Tells holder and coordinator; the steward confirms by itself, when the hub's copies are gone too. */
  async confirm(person: string, holder: string, erasedRecords: number, cause: { readonly id?: string; readonly correlationId: string }, tx: EntityManager): Promise<void> {
    const self = this.registry.self();
    if (self.kind === 'steward' || !CONFIRMERS.includes(self.kind)) return;
    await this.outbox.add(networkErasureConfirmedV1, {
      entity: person,
      version: await nextNumber(tx, networkErasureConfirmedV1.type, person),
      data: { person, holder, erasedRecords },
      parties: holder === self.id || !(await this.registry.find(holder)) ? [] : [holder],
      correlationId: cause.correlationId,
      ...(cause.id === undefined ? {} : { causationId: cause.id }),
    }, tx);
  }

  override async status(person: string): Promise<ErasureStatus> {
    const [order] = await this.units.read((tx) => tx.query<OrderRow[]>(NEWEST_ORDER, [person, networkErasureRequestedV1.type]));
    if (!order) {
      throw new NotFound({ code: 'erasure.unknown', text: { it: 'nessuna cancellazione chiesta per questo pseudonimo', en: 'no erasure was asked for this pseudonym' } });
    }
    const rows = await this.units.read((tx) => tx.query<ConfirmationRow[]>(CONFIRMATIONS, [person, order.correlation, order.requested_at, networkErasureRequestedV1.type]));
    const confirmed = new Set(rows.map((row) => row.member));
    const missing = (await this.registry.active()).filter(({ id, kind }) => CONFIRMERS.includes(kind) && !confirmed.has(id)).map(({ id }) => id);
    const dueAt = new Date(order.requested_at.getTime() + HOURS_TO_CONFIRM * HOUR_MS);
    return {
      person,
      scope: order.scope,
      holder: order.holder,
      requestedAt: order.requested_at,
      dueAt,
      confirmed: rows.map((row) => ({ member: row.member, erasedRecords: row.erased_records, at: row.confirmed_at })),
      missing,
      overdue: missing.length > 0 && this.clock.now() > dueAt,
    };
  }
}
