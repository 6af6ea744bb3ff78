import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** Erases the internships of a person, with their suspensions. */
@ErasesPerson()
@Injectable()
export class EraseInternships implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const [{ erased }] = (await tx.query(
      `WITH suspensions AS (DELETE FROM internship_suspension s USING internship i WHERE i.id = s.internship AND i.candidate = $1 RETURNING 1),
            internships AS (DELETE FROM internship WHERE candidate = $1 RETURNING 1)
       SELECT (SELECT count(*) FROM suspensions) + (SELECT count(*) FROM internships) AS erased`,
      [person],
    )) as [{ erased: string }];
    return Number(erased);
  }
}
