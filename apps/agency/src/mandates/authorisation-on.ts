import type { Transaction } from '@filiera/member-kit';
import { LessThanOrEqual } from 'typeorm';
import { AuthorisationEntity } from './mandate.entities.js';

/** The agency's authorisation in force on a day, `YYYY-MM-DD`; null when none is recorded. */
export function authorisationOn(day: string, tx: Transaction): Promise<AuthorisationEntity | null> {
  return tx.findOne(AuthorisationEntity, { where: { validFrom: LessThanOrEqual(day) }, order: { validFrom: 'DESC' } });
}
