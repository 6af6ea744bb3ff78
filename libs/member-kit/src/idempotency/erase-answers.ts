import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { ErasesPerson, type PersonEraser } from '../erasure/person-eraser.js';

/** Stored answers may speak of a person: their content goes with the person, the fact that the request was done stays until it is pruned. */
@Injectable()
@ErasesPerson()
export class EraseAnswers implements PersonEraser {
  erase(person: string, tx: Transaction): Promise<number> {
    return eraseAnswersNaming([person], tx);
  }
}

/**
 * The same for a place whose answers name a person otherwise than by the pseudonym.
 * @param words an answer that has one of them is erased
 * @returns how many answers were erased
 */
export async function eraseAnswersNaming(words: readonly string[], tx: Transaction): Promise<number> {
  const [, count]: [unknown, number] = await tx.query(
    `UPDATE idempotency SET body = NULL, headers = '{}', erased = true
     WHERE NOT erased AND EXISTS (SELECT FROM unnest($1::text[]) AS word WHERE position(word in coalesce(body, '')) > 0 OR position(word in headers::text) > 0)`,
    [words],
  );
  return count;
}
