import { localDate } from '@filiera/exchange';
import { Clock, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { EuresSettings } from '../eures-settings.js';
import { CONTENT, OFFERED, TOLD_IN_DOUBT, type OfferFamily } from './offer-families.js';
import { profileReference } from './profile-reference.js';

/** An offer as the ledger has it; moments in milliseconds since the epoch. */
export interface OfferRow {
  readonly reference: string;
  readonly publisher: string | null;
  readonly entity: string | null;
  readonly created: number;
  readonly modified: number;
  readonly closed: number | null;
}

/** What an offer is of. */
interface Offered {
  readonly publisher: string;
  readonly entity: string;
}

interface Difference {
  readonly reference: string | null;
  readonly publisher: string | null;
  readonly entity: string | null;
  readonly version: number | null;
}

/**
 * Which offers there are and when each changed. A change gets its moment when it is noticed here, one reader after the other, and no moment
 * lies before one that was given already: whoever asks again for what has changed since the last answer gets all of it. What its publisher only
 * told again has a new version and says the same: it has not changed.
 */
@Injectable()
export class OfferLedger {
  constructor(private readonly settings: EuresSettings, private readonly clock: Clock) {}

  /** Brings the ledger up to what the board shows now. The transaction keeps other readers waiting until it is committed. */
  async refresh(family: OfferFamily, tx: Transaction): Promise<void> {
    await this.lock(family, tx);
    await this.compare(family, tx);
    await this.closeForgotten(family, tx);
  }

  private async compare(family: OfferFamily, tx: Transaction): Promise<void> {
    const differences = await tx.query<Difference[]>(
      `SELECT o.reference, l.publisher, l.entity, l.version FROM (${OFFERED[family]}) AS l
       FULL JOIN (SELECT * FROM eures_offer WHERE family = $1) AS o ON o.publisher = l.publisher AND o.entity = l.entity
       WHERE o.reference IS NULL OR (l.entity IS NULL AND o.closed_at IS NULL) OR (l.entity IS NOT NULL AND (o.closed_at IS NOT NULL OR o.version <> l.version))`,
      [family, localDate(this.clock.now()), this.settings.offerSamples]);
    if (differences.length === 0) return;
    const moment = await this.tick(family, tx);
    const referenceOf = await this.references(family, tx);
    const rows = differences.map((each) => ({ ...each, reference: each.reference ?? referenceOf(each as Offered), open: each.entity !== null }));
    await tx.query(
      `UPDATE eures_offer o SET closed_at = $2, content_digest = NULL FROM jsonb_to_recordset($3::jsonb) AS d(reference text, open boolean) WHERE o.family = $1 AND o.reference = d.reference AND NOT d.open`,
      [family, moment, JSON.stringify(rows)]);
    await tx.query(
      `INSERT INTO eures_offer AS known (family, reference, publisher, entity, version, content_digest, created_at, modified_at)
       SELECT $1, d.reference, d.publisher, d.entity, d.version, md5(b.content::text), $2, $2
       FROM jsonb_to_recordset($3::jsonb) AS d(reference text, publisher text, entity uuid, version integer, open boolean) JOIN (${CONTENT[family]}) AS b USING (publisher, entity) WHERE d.open
       ON CONFLICT (family, reference) DO UPDATE SET version = excluded.version, content_digest = excluded.content_digest, closed_at = NULL,
         modified_at = CASE WHEN known.content_digest = excluded.content_digest THEN known.modified_at ELSE excluded.modified_at END`,
      [family, moment, JSON.stringify(rows)]);
  }

  /**
   * After a restore: closes what is not offered and may have been, by what the ledger has forgotten. EURES has it open then, under the reference that this gives
   * again; where it never was offered there is nothing of that name, and nothing to close.
   */
  private async closeForgotten(family: OfferFamily, tx: Transaction): Promise<void> {
    const told = await tx.query<(Offered & { readonly erased: boolean })[]>(
      `SELECT t.* FROM (${TOLD_IN_DOUBT[family]}) AS t LEFT JOIN eures_offer AS o ON o.family = $1 AND o.publisher = t.publisher AND o.entity = t.entity WHERE o.reference IS NULL`,
      [family, this.clock.now()]);
    if (told.length === 0) return;
    const referenceOf = await this.references(family, tx);
    const named = new Map(told.map((each) => [referenceOf(each), each]));
    for (const { reference } of await this.of(family, [...named.keys()], tx)) named.delete(reference);
    if (named.size === 0) return;
    const rows = [...named].map(([reference, { publisher, entity, erased }]) => (erased ? { reference } : { reference, publisher, entity }));
    await tx.query(
      `INSERT INTO eures_offer (family, reference, publisher, entity, version, created_at, modified_at, closed_at)
       SELECT $1, d.reference, d.publisher, d.entity, 0, $2, $2, $2 FROM jsonb_to_recordset($3::jsonb) AS d(reference text, publisher text, entity uuid)`,
      [family, await this.tick(family, tx), JSON.stringify(rows)]);
  }

  /** All offers, or those that changed at a moment or later. */
  async since(family: OfferFamily, moment: number, tx: Transaction): Promise<OfferRow[]> {
    return toRows(await tx.query(`${SELECT} WHERE family = $1 AND greatest(modified_at, closed_at) >= $2 ORDER BY greatest(modified_at, closed_at), reference`, [family, moment]));
  }

  async of(family: OfferFamily, references: readonly string[], tx: Transaction): Promise<OfferRow[]> {
    return toRows(await tx.query(`${SELECT} WHERE family = $1 AND reference = ANY ($2) ORDER BY reference`, [family, references]));
  }

  /** Closes what is offered of a person, and forgets whose it was. @returns how many offers */
  async forget(person: string, tx: Transaction): Promise<number> {
    await this.lock('cv', tx);
    const [{ held }] = await tx.query<[{ held: number }]>(`SELECT count(*)::int AS held FROM eures_offer WHERE family = 'cv' AND entity = $1`, [person]);
    if (held === 0) return 0;
    const moment = await this.tick('cv', tx);
    await tx.query(`UPDATE eures_offer SET publisher = NULL, entity = NULL, content_digest = NULL, closed_at = coalesce(closed_at, $2) WHERE family = 'cv' AND entity = $1`, [person, moment]);
    return held;
  }

  private async lock(family: OfferFamily, tx: Transaction): Promise<void> {
    await tx.query(`SELECT FROM eures_offer_clock WHERE family = $1 FOR UPDATE`, [family]);
  }

  /** Later than any moment given before, whatever the machine's clock does. */
  private async tick(family: OfferFamily, tx: Transaction): Promise<number> {
    const [[{ last }]] = await tx.query<[[{ last: string }], number]>(`UPDATE eures_offer_clock SET last = greatest($2, last + 1) WHERE family = $1 RETURNING last`, [family, this.clock.now().getTime()]);
    return Number(last);
  }

  /** A vacancy's tells where it is from. A profile's says nothing: outside the network nobody learns the pseudonym. */
  private async references(family: OfferFamily, tx: Transaction): Promise<(offered: Offered) => string> {
    if (family === 'jv') return ({ publisher, entity }) => `${publisher}.${entity}`;
    const [{ key }] = await tx.query<[{ key: Buffer }]>('SELECT key FROM eures_offer_key');
    return ({ publisher, entity }) => profileReference(key, publisher, entity);
  }
}

const SELECT = `SELECT reference, publisher, entity, created_at AS created, modified_at AS modified, closed_at AS closed FROM eures_offer`;

/** Moments come from PostgreSQL as text. */
function toRows(rows: readonly Record<keyof OfferRow, string | null>[]): OfferRow[] {
  return rows.map(({ reference, publisher, entity, created, modified, closed }) =>
    ({ reference: reference!, publisher, entity, created: Number(created), modified: Number(modified), closed: closed === null ? null : Number(closed) }));
}
