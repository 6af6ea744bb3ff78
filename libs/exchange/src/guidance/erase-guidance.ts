import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** Erases the interviews with a person, at whoever held them and at whoever holds the profile. */
@ErasesPerson()
@Injectable()
export class EraseGuidance implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    let erased = 0;
    for (const table of ['guidance_interview', 'guidance_elsewhere']) {
      const [, rows] = await tx.query<[unknown, number]>(`DELETE FROM ${table} WHERE person = $1`, [person]);
      erased += rows;
    }
    return erased;
  }
}
