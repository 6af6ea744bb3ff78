import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** Erases the referrals of a person with their steps and contacts, at both parties. */
@ErasesPerson()
@Injectable()
export class EraseReferrals implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const [{ erased }] = (await tx.query(
      `WITH contacts AS (DELETE FROM referral_contacts WHERE person = $1 RETURNING 1),
            steps AS (DELETE FROM referral_step WHERE person = $1 RETURNING 1),
            referrals AS (DELETE FROM referral WHERE person = $1 RETURNING 1)
       SELECT (SELECT count(*) FROM contacts) + (SELECT count(*) FROM steps) + (SELECT count(*) FROM referrals) AS erased`,
      [person],
    )) as [{ erased: string }];
    return Number(erased);
  }
}
