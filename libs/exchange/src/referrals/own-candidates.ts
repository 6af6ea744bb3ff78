import type { ReferralContacts } from '@filiera/contracts';
import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CandidateEntity } from '../candidates/candidate.entity.js';

/** A candidate of this very member, as far as referrals need to know one. */
export interface OwnCandidate {
  readonly person: string;
  readonly status: string;
}

/** The candidates whom this member follows itself; none on a node that follows nobody (EURES). */
@Injectable()
export class OwnCandidates {
  /** The candidate while it is on the network, or null. */
  async find(person: string, tx: Transaction): Promise<OwnCandidate | null> {
    const candidate = await this.load(person, tx);
    return candidate && { person: candidate.id, status: candidate.status };
  }

  /** As {@link find}, and nobody takes the person off the network before the transaction ends: what is open for whoever leaves is ended then, this included. */
  async hold(person: string, tx: Transaction): Promise<OwnCandidate | null> {
    const candidate = await this.load(person, tx, { mode: 'pessimistic_read' });
    return candidate && { person: candidate.id, status: candidate.status };
  }

  /** The contacts of an own candidate who is on the network, or null. */
  async contactsOf(person: string, tx: Transaction): Promise<ReferralContacts | null> {
    const candidate = await this.load(person, tx);
    if (!candidate?.firstName || !candidate.lastName) return null;
    return {
      firstName: candidate.firstName,
      lastName: candidate.lastName,
      ...(candidate.email ? { email: candidate.email } : {}),
      ...(candidate.phone ? { phone: candidate.phone } : {}),
    };
  }

  private async load(person: string, tx: Transaction, lock?: { mode: 'pessimistic_read' }): Promise<CandidateEntity | null> {
    if (!tx.connection.hasMetadata(CandidateEntity)) return null;
    return tx.findOne(CandidateEntity, { where: { id: person, standing: 'published' }, lock });
  }
}
