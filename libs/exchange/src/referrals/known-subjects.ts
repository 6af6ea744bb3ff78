import { MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import type { ProposedCandidate, ProposedVacancy } from './decide-proposal.js';
import { type OwnCandidate, OwnCandidates } from './own-candidates.js';

/** A vacancy as the board shows it. */
export interface KnownVacancy extends ProposedVacancy {
  readonly title: string;
}

/** What this node knows by now of vacancies and candidates: the board holds the network's and its own, the own register its candidates. */
@Injectable()
export class KnownSubjects {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly own: OwnCandidates,
  ) {}

  /** The vacancy, or null while it has not arrived. */
  async vacancy(id: string, tx: Transaction): Promise<KnownVacancy | null> {
    return (await this.vacancies([id], tx)).get(id) ?? null;
  }

  /** Several vacancies by id; unknown ones are missing. */
  async vacancies(ids: readonly string[], tx: Transaction): Promise<Map<string, KnownVacancy>> {
    const rows = (await tx.query(
      `SELECT id, publisher AS owner, status, title, to_char(valid_until, 'YYYY-MM-DD') AS "validUntil" FROM board_vacancy WHERE id = ANY ($1::uuid[])`,
      [ids],
    )) as KnownVacancy[];
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The candidate, own or another member's, or null while it has not arrived. */
  async candidate(person: string, tx: Transaction): Promise<ProposedCandidate | null> {
    const own = await this.own.find(person, tx);
    if (own) return { ...own, holder: this.registry.self().id };
    const [row] = (await tx.query(
      `SELECT person, publisher AS holder, status FROM board_candidate WHERE person = $1`,
      [person],
    )) as ProposedCandidate[];
    return row ?? null;
  }

  /** An own candidate that is on the network, or null. */
  ownCandidate(person: string, tx: Transaction): Promise<OwnCandidate | null> {
    return this.own.find(person, tx);
  }
}
