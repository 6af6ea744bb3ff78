import { AGREEMENT, ruleOf, secondsOf } from '@filiera/contracts';
import type { ToldEvent } from './told-event.js';

/** Whether nobody may keep the event any longer, by its own time: the hub may have stored it later, as after a repair. */
export function isPastRetention({ envelope: { type, time } }: ToldEvent, now: Date): boolean {
  const rule = ruleOf(AGREEMENT, type);
  return rule !== undefined && Date.parse(time) + secondsOf(rule.retention) * 1_000 < now.getTime();
}
