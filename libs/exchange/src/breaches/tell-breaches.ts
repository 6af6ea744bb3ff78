import { type NetworkStandardBreachedV1, networkStandardBreachedV1 } from '@filiera/contracts';
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

/** Tells the network of missed terms, each once: what is told is remembered in the transaction that tells it. */
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
      await this.outbox.add(networkStandardBreachedV1, { entity: breachIdOf(term), version: 1, data: toBreach(term, now), parties: await this.partiesOf(term) }, tx);
    }
    return told.length;
  }

  private async remember(missed: readonly MissedTerm[], now: Date, tx: Transaction): Promise<Set<string>> {
    const rows = await tx.query<{ standard: string; entity: string; member: string }[]>(
      `INSERT INTO told_breach (standard, entity, member, told_at)
       SELECT DISTINCT standard, entity, coalesce(member, ''), $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS missed (standard text, entity text, member text)
       ON CONFLICT DO NOTHING RETURNING standard, entity, member`,
      [JSON.stringify(missed.map(({ standard, entity, member }) => ({ standard, entity, member }))), now],
    );
    return new Set(rows.map(({ standard, entity, member }) => breachIdOf({ standard, entity, member: member || null })));
  }

  /** Whoever is not in the registry (any more) cannot be told. */
  private async partiesOf({ member, alsoTo = [] }: MissedTerm): Promise<string[]> {
    const concerned = [...(member ? [member] : []), ...alsoTo];
    const self = this.registry.self().id;
    const known = await Promise.all(concerned.map(async (id) => (id === self || (await this.registry.find(id)) ? [id] : [])));
    return known.flat();
  }
}

/** Every field crosses here by name. */
function toBreach({ standard, clause, member, entity, due, doneAt }: MissedTerm, now: Date): NetworkStandardBreachedV1 {
  return {
    standard, clause, ...(member ? { member } : {}), entity, due: due.toISOString(), noticedAt: now.toISOString(), ...(doneAt ? { doneAt: doneAt.toISOString() } : {}),
  };
}
