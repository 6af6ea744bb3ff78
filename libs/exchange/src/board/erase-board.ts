import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable, Optional } from '@nestjs/common';
import { BoardChanges } from './board-changes.js';

/** What the board shows of a person, whoever published it. */
@ErasesPerson()
@Injectable()
export class BoardEraser implements PersonEraser {
  constructor(@Optional() private readonly changes?: BoardChanges) {}

  async erase(person: string, tx: Transaction): Promise<number> {
    await tx.query(`DELETE FROM board_candidate_search WHERE person = $1`, [person]);
    const [, erased] = await tx.query<[unknown, number]>(`DELETE FROM board_candidate WHERE person = $1`, [person]);
    return erased;
  }

  /** The order comes in another stream than the profile that holds: until that is here, the board shows nothing of the person. */
  async eraseSuperseded(person: string, belowVersion: number, tx: Transaction): Promise<number> {
    await tx.query(`DELETE FROM board_candidate_search WHERE person = $1 AND version < $2`, [person, belowVersion]);
    const [, erased] = await tx.query<[unknown, number]>(`DELETE FROM board_candidate WHERE person = $1 AND version < $2`, [person, belowVersion]);
    this.changes?.changed('candidate', [person]);
    return erased;
  }
}
