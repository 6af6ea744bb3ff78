import type { Transaction } from '@filiera/member-kit';
import type { DeliveredStandardEntity } from './delivered-standard.entity.js';

type Counted = Pick<DeliveredStandardEntity, 'letter' | 'deliveredOn'>;

/** Adds a service to the count of its letter and day. An erasure takes none away: what is erased of a service is whom it was for. */
export async function countDelivery({ letter, deliveredOn }: Counted, tx: Transaction): Promise<void> {
  await tx.query(
    `INSERT INTO delivered_standard_count (month, letter, delivered_on, delivered) VALUES ($1, $2, $3, 1)
     ON CONFLICT (month, letter, delivered_on) DO UPDATE SET delivered = delivered_standard_count.delivered + 1`,
    [monthOf(deliveredOn), letter, deliveredOn],
  );
}

/** Takes a service that was annulled out of the count again; of a letter that nothing is left of on a day, no row stays. */
export async function uncountDelivery({ letter, deliveredOn }: Counted, tx: Transaction): Promise<void> {
  const row = [monthOf(deliveredOn), letter, deliveredOn];
  await tx.query(`UPDATE delivered_standard_count SET delivered = delivered - 1 WHERE month = $1 AND letter = $2 AND delivered_on = $3`, row);
  await tx.query(`DELETE FROM delivered_standard_count WHERE month = $1 AND letter = $2 AND delivered_on = $3 AND delivered = 0`, row);
}

function monthOf(day: string): string {
  return day.slice(0, 'YYYY-MM'.length);
}
