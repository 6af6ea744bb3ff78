import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Instant } from '../fields/values.js';
import { MEMBER_ID } from '../vocabulary/member-id.js';
import { CLAUSE_ID, noticedAfterDue, STANDARD_ID, SUBJECT_ENTITY } from './breach-rules.js';

/** Which term was missed, and for whom. Nothing in it names a person or a firm. */
export class BreachState {
  /** Name of the standard in the agreement. */
  @Obeys(STANDARD_ID)
  standard!: string;

  /** The agreement's clause. */
  @Obeys(CLAUSE_ID)
  clause!: string;

  /** Who had to act, or who noticed where that is no member. Left out where headers do not tell which of two parties had to, or where the members together had to. */
  @Optional()
  @Obeys(MEMBER_ID)
  member?: string;

  /** What waited, by the identifier that the member concerned knows. */
  @Obeys(SUBJECT_ENTITY)
  entity!: string;

  /** Until when it could wait. */
  @Instant()
  @Agrees(noticedAfterDue)
  due!: string;

  /** When it was noticed that the time had run out. */
  @Instant()
  noticedAt!: string;
}
