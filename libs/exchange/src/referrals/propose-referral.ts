import { referralProposedV1 } from '@filiera/contracts';
import { Clock, IdSource, MemberRegistry, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { answerDueAt } from './answer-standard.js';
import { decideProposal, type ProposedCandidate, type ProposedVacancy } from './decide-proposal.js';
import { counterpartOf } from './decide-referral.js';
import { KnownSubjects } from './known-subjects.js';
import { onlyOneProposalAtATime } from './one-proposal-at-a-time.js';

/** Proposes an own candidate for a vacancy of the network, or asks for a candidate for an own vacancy. */
@Injectable()
export class ProposeReferral {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly outbox: Outbox,
    private readonly subjects: KnownSubjects,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param vacancy id of the vacancy
   * @param candidate pseudonym of the candidate
   * @param vacancyOwner the member that published the vacancy, where its id alone does not say
   * @returns the id of the referral
   * @throws DomainError as {@link decideProposal} says
   */
  run(vacancy: string, candidate: string, vacancyOwner?: string): Promise<string> {
    const now = this.clock.now();
    return this.work.run(async (tx) => {
      await onlyOneProposalAtATime(vacancy, candidate, tx);
      const [offered, proposed] = [await this.subjects.vacancy(vacancy, vacancyOwner, tx), await this.subjects.candidate(candidate, tx)];
      const state = decideProposal({
        me: this.registry.self().id,
        vacancy: offered,
        candidate: proposed,
        open: offered && proposed && await openReferral(offered, proposed, tx),
        answerBy: answerDueAt(now),
      }, now);
      const id = this.ids.entityId();
      await this.outbox.add(referralProposedV1, {
        entity: id, version: 1, person: candidate, data: state, parties: [counterpartOf(this.registry.self().id, state)],
      }, tx);
      return id;
    });
  }
}

/** Between the same two: whoever else claims the vacancy's id, or the person, has no say in it. */
async function openReferral(vacancy: ProposedVacancy, { person, holder }: ProposedCandidate, tx: Transaction): Promise<string | null> {
  const rows = (await tx.query(
    `SELECT id FROM referral WHERE person = $1 AND vacancy = $2 AND vacancy_owner = $3 AND holder = $4 AND status IN ('proposed', 'accepted') ORDER BY id LIMIT 1`,
    [person, vacancy.id, vacancy.owner, holder],
  )) as { id: string }[];
  return rows[0]?.id ?? null;
}
