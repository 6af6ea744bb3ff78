import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** Erases the placements of a person. What the law makes an employer or office keep about an employment is kept outside the network. */
@ErasesPerson()
@Injectable()
export class ErasePlacements implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const [{ erased }] = (await tx.query(
      `WITH gone AS (DELETE FROM placement WHERE person = $1 RETURNING 1) SELECT count(*) AS erased FROM gone`,
      [person],
    )) as [{ erased: string }];
    return Number(erased);
  }
}
