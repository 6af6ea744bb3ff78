import { MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ofOnePublisher } from '../board/of-one-publisher.js';
import type { ProposedCandidate, ProposedVacancy } from './decide-proposal.js';
import { type OwnCandidate, OwnCandidates } from './own-candidates.js';

/** A vacancy as the board shows it. */
export interface KnownVacancy extends ProposedVacancy {
  readonly title: string;
}

/** Names a vacancy fully: an id alone could be claimed by two publishers. */
export interface VacancyRef {
  readonly vacancy: string;
  readonly vacancyOwner: string;
}

/** What this node knows by now of vacancies and candidates: the board holds the network's and its own, the own register its candidates. */
@Injectable()
export class KnownSubjects {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly own: OwnCandidates,
  ) {}

  /**
   * The vacancy with this id, or null while it has not arrived.
   * @param owner the member that published it; left out, an own one prevails over whoever else claims its id
   * @throws Conflict when several others have published under the id
   */
  async vacancy(id: string, owner: string | undefined, tx: Transaction): Promise<KnownVacancy | null> {
    const rows = (await tx.query(`${VACANCIES} WHERE id = $1`, [id])) as KnownVacancy[];
    return ofOnePublisher(rows, { me: this.registry.self().id, named: owner, field: 'vacancyOwner' });
  }

  /** Vacancies of the owners named; the keys are those of {@link keyOf}, unknown ones are missing. */
  async vacancies(refs: readonly VacancyRef[], tx: Transaction): Promise<Map<string, KnownVacancy>> {
    const rows = (await tx.query(
      `${VACANCIES} JOIN unnest($1::uuid[], $2::text[]) AS wanted (vacancy, owner) ON id = wanted.vacancy AND publisher = wanted.owner`,
      [refs.map(({ vacancy }) => vacancy), refs.map(({ vacancyOwner }) => vacancyOwner)],
    )) as KnownVacancy[];
    return new Map(rows.map((row) => [keyOf({ vacancy: row.id, vacancyOwner: row.owner }), row]));
  }

  /** The candidate, own or another member's, or null while it has not arrived. An own one stays on the network until the transaction ends. */
  async candidate(person: string, tx: Transaction): Promise<ProposedCandidate | null> {
    const own = await this.own.hold(person, tx);
    if (own) return { ...own, holder: this.registry.self().id };
    const [row] = (await tx.query(
      `SELECT person, publisher AS holder, status FROM board_candidate WHERE person = $1 ORDER BY status = 'available' DESC, event_time LIMIT 1`,
      [person],
    )) as ProposedCandidate[];
    return row ?? null;
  }

  /** An own candidate that is on the network, or null. */
  ownCandidate(person: string, tx: Transaction): Promise<OwnCandidate | null> {
    return this.own.find(person, tx);
  }
}

const VACANCIES = `SELECT id, publisher AS owner, status, title, to_char(valid_until, 'YYYY-MM-DD') AS "validUntil" FROM board_vacancy`;

/** The key of a vacancy in {@link KnownSubjects.vacancies}. */
export function keyOf({ vacancy, vacancyOwner }: VacancyRef): string {
  return `${vacancyOwner}/${vacancy}`;
}
