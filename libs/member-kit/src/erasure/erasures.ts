import type { ErasureScope } from '@filiera/contracts';
import type { EntityManager } from 'typeorm';

/** What the holder asks of the whole network. */
export interface ErasureOrder {
  /** `person`: everything of the person; `superseded`: only the older versions of their profile. */
  readonly scope: ErasureScope;
  /** With `superseded`: versions below this one are erased. */
  readonly belowVersion?: number;
}

/** Who has erased a person, and who has not said so yet. */
export interface ErasureStatus {
  readonly person: string;
  readonly scope: ErasureScope;
  /** The member that asked. */
  readonly holder: string;
  readonly requestedAt: Date;
  /** By when every member has to confirm (clause 9.4). */
  readonly dueAt: Date;
  readonly confirmed: readonly { readonly member: string; readonly erasedRecords: number; readonly at: Date }[];
  readonly missing: readonly string[];
  /** The time is over and someone is missing. */
  readonly overdue: boolean;
}

/** Asks the network to erase a person, and knows who has confirmed. */
export abstract class Erasures {
  /**
   * Erases here, and tells every other member, all in the given transaction. What was not published yet never will be.
   * @throws Refused when another member holds the person
   */
  abstract request(person: string, order: ErasureOrder, tx: EntityManager): Promise<void>;
  /** @throws NotFound when no erasure of that person is known */
  abstract status(person: string): Promise<ErasureStatus>;
}
