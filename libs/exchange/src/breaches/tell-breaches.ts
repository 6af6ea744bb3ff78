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
}

/** Tells the network of missed terms, each once, and withdraws once what was kept after all: what is told is remembered in the transaction that tells it. */
@Injectable()
export class TellBreaches {
  constructor(private readonly outbox: Outbox, private readonly registry: MemberRegistry, private readonly clock: Clock) {}

  /** @returns how many had not been told before */
  async tell(missed: readonly MissedTerm[], tx: Transaction): Promise<number> {
    if (missed.length === 0) return 0;
    const now = this.clock.now();
    const fresh = await this.remember(missed, now, tx);
    const told = missed.filter((term) => fresh.delete(breachIdOf(term)));
    for (const term of told) {
      const { doneAt } = term;
      const data = { ...toState(term, now), ...(doneAt ? { doneAt: doneAt.toISOString() } : {}) };
      await this.outbox.add(networkStandardBreachedV1, { entity: breachIdOf(term), version: 1, data, parties: await this.partiesOf(term) }, tx);
    }
    return told.length;
  }

  /**
   * What was never told, or is withdrawn already, is left as it is.
   * @returns how many were withdrawn
   */
  async withdraw(kept: readonly KeptTerm[], tx: Transaction): Promise<number> {
    if (kept.length === 0) return 0;
    const [rows] = await tx.query<[Remembered[], number]>(
      `UPDATE told_breach told SET withdrawn_at = $2
       FROM (SELECT DISTINCT standard, entity, coalesce(member, '') AS member FROM jsonb_to_recordset($1::jsonb) AS kept (standard text, entity text, member text)) kept
       WHERE told.standard = kept.standard AND told.entity = kept.entity AND told.member = kept.member AND told.withdrawn_at IS NULL
       RETURNING told.standard, told.entity, told.member, told.told_at`,
      [JSON.stringify(kept.map(identityOf)), this.clock.now()],
    );
    const toldAt = new Map(rows.map((row) => [breachIdOf(asTold(row)), row.told_at]));
    for (const term of kept) {
      const [entity, doneAt] = [breachIdOf(term), term.doneAt.toISOString()];
      const noticedAt = toldAt.get(entity);
      if (noticedAt) await this.outbox.add(networkBreachWithdrawnV1, { entity, version: 2, data: { ...toState(term, noticedAt), doneAt }, parties: await this.partiesOf(term) }, tx);
      toldAt.delete(entity);
    }
    return rows.length;
  }

  private async remember(missed: readonly MissedTerm[], now: Date, tx: Transaction): Promise<Set<string>> {
    const rows = await tx.query<Remembered[]>(
      `INSERT INTO told_breach (standard, entity, member, told_at)
       SELECT DISTINCT standard, entity, coalesce(member, ''), $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS missed (standard text, entity text, member text)
       ON CONFLICT DO NOTHING RETURNING standard, entity, member, told_at`,
      [JSON.stringify(missed.map(identityOf)), now],
    );
    return new Set(rows.map((row) => breachIdOf(asTold(row))));
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
