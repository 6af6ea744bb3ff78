import type { Transaction } from '@filiera/member-kit';
import { candidateErased, candidateNotFound } from '../candidates/candidate-errors.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';

/**
 * A candidate of this node, kept from changing until the transaction ends: an erasure that runs meanwhile waits, and then finds what was written.
 * @throws NotFound, or Conflict when erased
 */
export async function holdCandidate(id: string, tx: Transaction): Promise<CandidateEntity> {
  const candidate = await tx.findOne(CandidateEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!candidate) throw candidateNotFound();
  if (candidate.standing === 'erased') throw candidateErased();
  return candidate;
}
