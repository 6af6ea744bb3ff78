import { networkBreachWithdrawnV1, type BreachState, networkStandardBreachedV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, Outbox, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { breachIdOf, type BreachIdentity } from './breach-id.js';

/** A term that has passed. */
export interface MissedTerm extends BreachIdentity {
  readonly clause: string;
  readonly due: Date;
  /** When it was done after all; null while it is not. */
  readonly doneAt: Date | null;
  /** Whom else it concerns, by member id. */
  readonly alsoTo?: readonly string[];
}

/** A term that was told as missed, and was kept. */
export interface KeptTerm extends MissedTerm {
  /** Within the term. */
  readonly doneAt: Date;
}

interface Remembered {
  readonly standard: string;
  readonly entity: string;
  /** Empty where nobody had to act alone. */
  readonly member: string;
  readonly told_at: Date;
  /** Of the breach, as it is told now. */
  readonly version: number;
}

/**
 * Tells the network of missed terms, each once, and withdraws once what was kept after all: what is told is remembered in the transaction that tells it. What is
 * withdrawn may be missed after all, because what had kept it was annulled, or its last day was moved on and passed too: it is told again, as the next version.
 */
@Injectable()
export class TellBreaches {
  constructor(private readonly outbox: Outbox, private readonly registry: MemberRegistry, private readonly clock: Clock) {}

  /** @returns how many had not been told before, or were withdrawn */
  async tell(missed: readonly MissedTerm[], tx: Transaction): Promise<number> {
    if (missed.length === 0) return 0;
    const now = this.clock.now();
    const fresh = await this.remember(missed, now, tx);
    const told = fresh.size;
    for (const term of missed) {
      const [entity, { doneAt }] = [breachIdOf(term), term];
      const version = fresh.get(entity);
      const data = { ...toState(term, now), ...(doneAt ? { doneAt: doneAt.toISOString() } : {}) };
      if (version !== undefined) await this.outbox.add(networkStandardBreachedV1, { entity, version, data, parties: await this.partiesOf(term) }, tx);
      fresh.delete(entity);
    }
    return told;
  }

  /**
   * What was never told, or is withdrawn already, is left as it is.
   * @returns how many were withdrawn
   */
  async withdraw(kept: readonly KeptTerm[], tx: Transaction): Promise<number> {
    if (kept.length === 0) return 0;
    const [rows] = await tx.query<[Remembered[], number]>(
      `UPDATE told_breach told SET withdrawn_at = $2, version = told.version + 1
       FROM (SELECT DISTINCT standard, entity, coalesce(member, '') AS member FROM jsonb_to_recordset($1::jsonb) AS kept (standard text, entity text, member text)) kept
       WHERE told.standard = kept.standard AND told.entity = kept.entity AND told.member = kept.member AND told.withdrawn_at IS NULL
       RETURNING told.standard, told.entity, told.member, told.told_at, told.version`,
      [JSON.stringify(kept.map(identityOf)), this.clock.now()],
    );
    const told = new Map(rows.map((row) => [breachIdOf(asTold(row)), row]));
    for (const term of kept) {
      const [entity, doneAt] = [breachIdOf(term), term.doneAt.toISOString()];
      const row = told.get(entity);
      const data = row && { ...toState(term, row.told_at), doneAt };
      if (data) await this.outbox.add(networkBreachWithdrawnV1, { entity, version: row.version, data, parties: await this.partiesOf(term) }, tx);
      told.delete(entity);
    }
    return rows.length;
  }

  /** @returns the version of each that is to be told, by its identifier */
  private async remember(missed: readonly MissedTerm[], now: Date, tx: Transaction): Promise<Map<string, number>> {
    const rows = await tx.query<Remembered[]>(
      `INSERT INTO told_breach AS told (standard, entity, member, told_at)
       SELECT DISTINCT standard, entity, coalesce(member, ''), $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS missed (standard text, entity text, member text)
       ON CONFLICT (standard, entity, member) DO UPDATE SET told_at = excluded.told_at, withdrawn_at = NULL, version = told.version + 1 WHERE told.withdrawn_at IS NOT NULL
       RETURNING standard, entity, member, told_at, version`,
      [JSON.stringify(missed.map(identityOf)), now],
    );
    return new Map(rows.map((row) => [breachIdOf(asTold(row)), row.version]));
  }

  /** Whoever is not in the registry (any more) cannot be told. */
  private async partiesOf({ member, alsoTo = [] }: MissedTerm): Promise<string[]> {
    const concerned = [...(member ? [member] : []), ...alsoTo];
    const self = this.registry.self().id;
    const known = await Promise.all(concerned.map(async (id) => (id === self || (await this.registry.find(id)) ? [id] : [])));
    return known.flat();
  }
}

function identityOf({ standard, entity, member }: BreachIdentity): BreachIdentity {
  return { standard, entity, member };
}

function asTold({ standard, entity, member }: Remembered): BreachIdentity {
  return { standard, entity, member: member || null };
}

/** Every field crosses here by name. */
function toState({ standard, clause, member, entity, due }: MissedTerm, noticedAt: Date): BreachState {
  return { standard, clause, ...(member ? { member } : {}), entity, due: due.toISOString(), noticedAt: noticedAt.toISOString() };
}
