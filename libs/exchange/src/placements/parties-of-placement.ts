import type { PlacementState } from '@filiera/contracts';

/** Whom a placement concerns; the publisher knows already. */
export function partiesOf({ holder, vacancyOwner }: PlacementState): string[] {
  return holder === vacancyOwner ? [] : [holder];
}
