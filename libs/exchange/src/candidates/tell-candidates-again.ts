import { candidateUpdatedV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { type Due, type DueQuery, TellsAgain } from '../retention/tells-again.js';
import { ChangeCandidate } from './change-candidate.js';

/**
 * Tells people again whose profile nobody has had to change for long: whoever looks for work longest would be the first to vanish. They go the way of every other change,
 * which looks at the consents in force and at a minor's delegation; of whoever shares nothing any more nothing is told.
 */
@Injectable()
export class TellCandidatesAgain extends TellsAgain {
  constructor(work: UnitOfWork, outbox: Outbox, clock: Clock, private readonly registry: MemberRegistry, private readonly changes: ChangeCandidate) {
    super(work, outbox, clock, 'people who are still on the network could not be told again', candidateUpdatedV1.type);
  }

  /** When they were last told is on the own board, which a change that nobody else reads leaves alone; who is no longer there was told too long ago. */
  protected override due({ before, after, most }: DueQuery, tx: Transaction): Promise<Due[]> {
    return tx.query(
      `SELECT candidate.id, candidate.version FROM candidate LEFT JOIN board_candidate board ON board.publisher = $1 AND board.person = candidate.id
       WHERE candidate.standing = 'published' AND candidate.id > $3::uuid AND (board.person IS NULL OR board.event_time < $2) ORDER BY candidate.id LIMIT $4`,
      [this.registry.self().id, before, after, most]);
  }

  protected override async tell({ id, version }: Due): Promise<boolean> {
    let told = false;
    await this.changes.run(id, [], ({ candidate, sections }) => {
      told = candidate.version === version && candidate.standing === 'published' && sections.length > 0;
      return told ? { again: true } : {};
    });
    return told;
  }
}
