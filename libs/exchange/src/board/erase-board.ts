import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** What the board shows of a person, whoever published it. */
@ErasesPerson()
@Injectable()
export class BoardEraser implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    await tx.query(`DELETE FROM board_candidate_search WHERE person = $1`, [person]);
    const [, erased] = await tx.query<[unknown, number]>(`DELETE FROM board_candidate WHERE person = $1`, [person]);
    return erased;
  }
}
