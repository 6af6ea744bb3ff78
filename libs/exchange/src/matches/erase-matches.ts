import { ErasesPerson, UnitOfWork, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { MatchIndex } from './match-index.js';

/** What the matches hold of a person: runs about them, their place in the results of others, the entry in memory. */
@ErasesPerson()
@Injectable()
export class MatchEraser implements PersonEraser {
  constructor(private readonly index: MatchIndex, private readonly work: UnitOfWork) {}

  async erase(person: string, tx: Transaction): Promise<number> {
    const [, about] = (await tx.query(`DELETE FROM match_run WHERE subject = $1 AND $1::uuid = ANY (persons)`, [person])) as [unknown, number];
    const [, among] = (await tx.query(
      `UPDATE match_run SET persons = array_remove(persons, $1::uuid),
         results = (SELECT coalesce(jsonb_agg(result ORDER BY at), '[]') FROM jsonb_array_elements(results) WITH ORDINALITY AS each (result, at) WHERE result ->> 'id' <> $1::text)
       WHERE persons @> ARRAY[$1::uuid]`, [person])) as [unknown, number];
    this.work.afterCommit(() => this.index.forget(person));
    return about + among;
  }
}
