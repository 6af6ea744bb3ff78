import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** Erases what the school keeps of a pupil: the classes, the delegations, the hours. */
@ErasesPerson()
@Injectable()
export class EraseStudent implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const [{ erased }] = (await tx.query(
      `WITH students AS (DELETE FROM student WHERE candidate = $1 RETURNING 1),
            classes AS (DELETE FROM student_class WHERE candidate = $1 RETURNING 1),
            delegations AS (DELETE FROM guardian_delegation WHERE candidate = $1 RETURNING 1),
            hours AS (DELETE FROM school_work_hours WHERE candidate = $1 RETURNING 1)
       SELECT (SELECT count(*) FROM students) + (SELECT count(*) FROM classes) + (SELECT count(*) FROM delegations) + (SELECT count(*) FROM hours) AS erased`,
      [person],
    )) as [{ erased: string }];
    return Number(erased);
  }
}
