import * as contracts from './contracts.js';
import { isEventContract, type EventContract } from './event-contract.js';

/** Every event version of the network, by type. */
export const EVENTS: readonly EventContract[] = Object.values<unknown>(contracts)
  .filter(isEventContract)
  .sort((a, b) => (a.type < b.type ? -1 : 1));

const BY_TYPE: ReadonlyMap<string, EventContract> = new Map(EVENTS.map((contract) => [contract.type, contract]));

/** The contract of an event type; nothing for a type that this version of the library does not know, which is no error. */
export function contractOf(type: string): EventContract | undefined {
  return BY_TYPE.get(type);
}
