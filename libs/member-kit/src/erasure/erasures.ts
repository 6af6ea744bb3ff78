import type { EntityManager } from 'typeorm';

/** `person`: everything of the person; `superseded`: only the older versions of their entities. */
export type ErasureScope = 'person' | 'superseded';

/** What the holder asks of the whole network. */
export interface ErasureOrder {
  readonly scope: ErasureScope;
  /** With `superseded`: versions below this one are erased. */
  readonly belowVersion?: number;
}

/** Asks the network to erase a person, and knows who has confirmed. */
export abstract class Erasures {
  /** Erases here, and tells every other member, all in the given transaction. Only the holder of the person may. */
  abstract request(person: string, order: ErasureOrder, tx: EntityManager): Promise<void>;
}
