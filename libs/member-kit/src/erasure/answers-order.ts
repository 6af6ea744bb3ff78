import { CLOCK_TOLERANCE_MS } from '../time/clock-tolerance.js';

/** SQL for what an order or a confirmation of it says: its story, and when, by its own member's clock. */
export interface Told {
  readonly story: string;
  readonly at: string;
}

/**
 * SQL: whether a confirmation of a person's erasure answers an order for the same person. The story says so, whatever the two machines' clocks do. A confirmation
 * that is part of no order's story is taken for one of this order by its time, which the confirming machine gives and the asking one does not share.
 * @param ordersOfItsStory SQL: selects the orders that are part of the confirmation's story
 */
export function answersOrder(confirmation: Told, order: Told, ordersOfItsStory: string): string {
  return `(${confirmation.story} = ${order.story}
    OR ${confirmation.at} >= ${order.at} - interval '${CLOCK_TOLERANCE_MS} milliseconds' AND NOT EXISTS (${ordersOfItsStory}))`;
}
