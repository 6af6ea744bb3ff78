import { postgresErrorOf, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { candidateErased, candidateNotFound, taxCodeTaken } from './candidate-errors.js';
import { CandidateEntity } from './candidate.entity.js';
import { ConsentEntity } from './consent.entity.js';
import type { SharedPart } from './shared-parts.js';
import type { SharingChange } from './sharing.js';

/** A candidate with the sections shared now. */
export interface HeldCandidate {
  readonly candidate: CandidateEntity;
  readonly sections: readonly SharedPart[];
}

/** Reads and writes candidates and their consents; rules live in the use cases. */
@Injectable()
export class CandidateStore {
  /**
   * Loads a candidate and keeps others from changing it until the transaction ends.
   * @throws NotFound, or Conflict when erased
   */
  async lock(id: string, tx: Transaction): Promise<HeldCandidate> {
    const candidate = await tx.findOne(CandidateEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!candidate) throw candidateNotFound();
    if (candidate.standing === 'erased') throw candidateErased();
    return { candidate, sections: await this.sectionsOf(id, tx) };
  }

  /** The sections that are shared now, in the order of the grants. */
  async sectionsOf(id: string, tx: Transaction): Promise<SharedPart[]> {
    const inForce = await tx.find(ConsentEntity, { where: { candidate: id, withdrawnAt: IsNull() }, order: { id: 'ASC' } });
    return inForce.map((consent) => consent.section);
  }

  /** @throws Conflict when another person here has the same tax code */
  async insert(candidate: CandidateEntity, tx: Transaction): Promise<void> {
    await tx.insert(CandidateEntity, candidate).catch(refuseTakenTaxCode);
  }

  /** @throws Conflict when another person here has the same tax code */
  async update(candidate: CandidateEntity, tx: Transaction): Promise<void> {
    const { id, createdAt, ...columns } = candidate;
    await tx.update(CandidateEntity, { id }, columns).catch(refuseTakenTaxCode);
  }

  async applySharing(id: string, change: SharingChange, now: Date, tx: Transaction): Promise<void> {
    if (change.withdrawn.length > 0) {
      await tx.query(
        `UPDATE candidate_consent SET withdrawn_at = greatest($3::timestamptz, granted_at) WHERE candidate = $1 AND section = ANY ($2::text[]) AND withdrawn_at IS NULL`,
        [id, change.withdrawn, now],
      );
    }
    if (change.granted.length > 0) {
      await tx.insert(ConsentEntity, change.granted.map((grant) => ({ ...grant, candidate: id, grantedAt: now, withdrawnAt: null })));
    }
  }
}

function refuseTakenTaxCode(error: unknown): never {
  throw postgresErrorOf(error)?.constraint === 'candidate_tax_code' ? taxCodeTaken() : error;
}
