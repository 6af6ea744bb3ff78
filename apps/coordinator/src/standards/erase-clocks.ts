import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/**
 * Ends the clocks that run for a person who is erased: what waited is erased at both parties without a word more, and nobody can answer it. Of clocks that have stopped
 * it is not known whose they were.
 */
@ErasesPerson()
@Injectable()
export class EraseClocks implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const [, ended] = await tx.query<[unknown[], number]>('DELETE FROM standard_clock WHERE person = $1', [person]);
    return ended;
  }
}
