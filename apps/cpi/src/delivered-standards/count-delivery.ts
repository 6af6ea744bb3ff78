import type { Transaction } from '@filiera/member-kit';
import type { DeliveredStandardEntity } from './delivered-standard.entity.js';

/** Adds a service to the count of its letter and day. Nothing takes one away again: what is erased of a service is whom it was for. */
export async function countDelivery({ letter, deliveredOn }: Pick<DeliveredStandardEntity, 'letter' | 'deliveredOn'>, tx: Transaction): Promise<void> {
  await tx.query(
    `INSERT INTO delivered_standard_count (month, letter, delivered_on, delivered) VALUES ($1, $2, $3, 1)
     ON CONFLICT (month, letter, delivered_on) DO UPDATE SET delivered = delivered_standard_count.delivered + 1`,
    [deliveredOn.slice(0, 'YYYY-MM'.length), letter, deliveredOn],
  );
}
