import { Erasures, ErasesPerson, UnitOfWork, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CandidateStore } from './candidate-store.js';

/** Erases a person for good: here, and in the whole network (GDPR art. 17). */
@Injectable()
export class EraseCandidate {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: CandidateStore,
    private readonly erasures: Erasures,
  ) {}

  /**
   * One request tells everybody: what has not left yet never will, so a tombstone beside it would say nothing more.
   * @throws NotFound, Conflict when erased already
   */
  run(id: string): Promise<void> {
    return this.work.run(async (tx) => {
      await this.store.lock(id, tx);
      await this.erasures.request(id, { scope: 'person' }, tx);
    });
  }
}

/** What this node holds of its own candidates. The pseudonym stays, with nothing attached: it answers who has confirmed the erasure. */
@ErasesPerson()
@Injectable()
export class CandidateEraser implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const [, consents] = (await tx.query(`DELETE FROM candidate_consent WHERE candidate = $1`, [person])) as [unknown, number];
    const [, candidates] = (await tx.query(
      `UPDATE candidate SET first_name = NULL, last_name = NULL, tax_code = NULL, birth_date = NULL, birthplace = NULL, email = NULL, phone = NULL,
         profile = '{}', guardian_delegation = false, status = 'unavailable', standing = 'erased', version = version + 1, updated_at = now()
       WHERE id = $1 AND standing <> 'erased'`, [person])) as [unknown, number];
    return consents + candidates;
  }
}
