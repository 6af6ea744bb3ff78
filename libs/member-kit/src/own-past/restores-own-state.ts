import type { EventContract } from '@filiera/contracts';
import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReceivedEvent } from '../messaging/received-event.js';

export const RESTORES_OWN_STATE = 'filiera:restores-own-state';

/** Brings an own entity back to what the network was told of it, where a restored database does not know that. */
export interface OwnStateRestorer {
  /**
   * Called with an event that this node published and had forgotten; it may be called again with the same one.
   * @returns false when this node does not know the entity at all and cannot make it from the event
   */
  restore(event: ReceivedEvent, tx: EntityManager): Promise<boolean>;
}

/** `found`: the event says everything. `confirmed`: it says less than the node knew, and a person looks at it first. */
export type RestoreMoment = 'found' | 'confirmed';

export interface RestorerDeclaration {
  readonly types: readonly string[];
  readonly when: RestoreMoment;
}

type RestorerClass = new (...args: never[]) => OwnStateRestorer;

/** Marks a provider that the kit calls after a restore with own events of these types. */
export function RestoresOwnState(when: RestoreMoment, ...contracts: readonly Pick<EventContract, 'type'>[]): (target: RestorerClass) => void {
  const declaration: RestorerDeclaration = { types: contracts.map(({ type }) => type), when };
  return (target) => { SetMetadata(RESTORES_OWN_STATE, declaration)(target); };
}
