import type { ErasureScope } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { EntityManager } from 'typeorm';
import { ERASURE_LOCK } from '../database/advisory-locks.js';
import { eraseFromQuarantine } from '../quarantine/quarantine-table.js';
import { Clock } from '../time/clock.js';
import { ERASES_PERSON, type PersonEraser } from './person-eraser.js';

/** An erasure as this node carries it out. */
export interface ErasureHere {
  readonly person: string;
  readonly scope: ErasureScope;
  readonly belowVersion: number | null;
  readonly holder: string;
  readonly requestedAt: Date;
}

const OF_PERSON = `(o.person = $1 OR o.entity = $1) AND o.stream <> 'NETWORK'
  AND ($2::integer IS NULL OR (o.entity = $1 AND o.entity_version < $2::integer))`;

// What was not published yet never will be; what has no place in the chain yet leaves no trace.
const DROP_WAITING = `WITH gone AS (
    DELETE FROM outbox_waiting w USING outbox o WHERE o.position = w.position AND ${OF_PERSON} RETURNING w.position
  ) DELETE FROM outbox o USING gone WHERE o.position = gone.position RETURNING o.position`;
const BLANK = `UPDATE outbox o SET payload = NULL, erased_at = $3 WHERE ${OF_PERSON} AND o.payload IS NOT NULL RETURNING o.position`;
const WITHDRAW = 'UPDATE outbox_sealed SET withdrawn_at = $2 WHERE position = ANY($1::bigint[]) AND withdrawn_at IS NULL';
// Of orders for one scope, the one with the highest limit is the last: when it was asked for is what counts. The same order may be carried out again.
const LEDGER = `INSERT INTO erasure (person, scope, below_version, holder, requested_at, erased_at, erased_records) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (person, scope) DO UPDATE SET below_version = greatest(erasure.below_version, excluded.below_version),
    requested_at = CASE WHEN excluded.below_version > erasure.below_version THEN excluded.requested_at
      WHEN excluded.below_version < erasure.below_version THEN erasure.requested_at ELSE least(erasure.requested_at, excluded.requested_at) END, erased_at = excluded.erased_at,
    erased_records = erasure.erased_records + excluded.erased_records`;

/** Erases a person from every place of this node that holds them, and writes it in the ledger. */
@Injectable()
export class EraseHere {
  private erasers: PersonEraser[] | null = null;

  constructor(private readonly discovery: DiscoveryService, private readonly clock: Clock) {}

  /**
   * Handlers hold this lock together while they read the ledger; erasing waits for them, and they for it, until the transaction ends. Whoever decides
   * by the person's holder whether to erase takes it before: a handler may be about to tell who that is.
   */
  async alone(tx: EntityManager): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ERASURE_LOCK]);
  }

  /** @returns how many records were erased */
  async run(order: ErasureHere, tx: EntityManager): Promise<number> {
    await this.alone(tx);
    let erased = await this.eraseLog(order, tx);
    erased += await eraseFromQuarantine(tx, order.person, order.belowVersion, this.clock.now());
    erased += await this.eraseFromPlaces(order, tx);
    if (order.scope === 'person') await tx.query(`DELETE FROM outbox_forgotten WHERE person = $1`, [order.person]);
    await tx.query(LEDGER, [order.person, order.scope, order.belowVersion, order.holder, order.requestedAt, this.clock.now(), erased]);
    return erased;
  }

  /** Runs every `@ErasesPerson()` of the program. @returns how many records were erased */
  async eraseFromPlaces({ person, belowVersion }: Pick<ErasureHere, 'person' | 'belowVersion'>, tx: EntityManager): Promise<number> {
    let erased = 0;
    for (const place of this.places()) erased += belowVersion === null ? await place.erase(person, tx) : ((await place.eraseSuperseded?.(person, belowVersion, tx)) ?? 0);
    return erased;
  }

  private async eraseLog({ person, belowVersion }: ErasureHere, tx: EntityManager): Promise<number> {
    const dropped = affected(await tx.query(DROP_WAITING, [person, belowVersion]));
    const blanked = rowsOf<{ position: string }>(await tx.query(BLANK, [person, belowVersion, this.clock.now()]));
    await tx.query(WITHDRAW, [blanked.map((row) => row.position), this.clock.now()]);
    return dropped + blanked.length;
  }

  private places(): readonly PersonEraser[] {
    return (this.erasers ??= [...this.discovery.getProviders(), ...this.discovery.getControllers()]
      .filter(({ metatype, instance }) => typeof metatype === 'function' && instance && Reflect.hasMetadata(ERASES_PERSON, metatype))
      .sort((a, b) => Number(isFirst(b.metatype as Function)) - Number(isFirst(a.metatype as Function)))
      .map(({ instance }) => instance as PersonEraser));
  }
}

function isFirst(eraser: Function): boolean {
  return Reflect.getMetadata(ERASES_PERSON, eraser) === 'first';
}

/** TypeORM answers an UPDATE or DELETE with `[rows, count]`. */
function rowsOf<R>(answer: unknown): R[] {
  return (answer as [R[], number])[0];
}

function affected(answer: unknown): number {
  return rowsOf(answer).length;
}
