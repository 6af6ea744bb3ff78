import { localDate } from '@filiera/exchange';
import type { Standing } from './decide-employment.js';

/**
 * The day since which an employment asks nothing more of its communications: its last day, or the day on which the last of them came, whichever is later. Null while it
 * goes on without an end, and where it has none any more, because they all belong to another.
 * @param received when each of them came
 */
export function overSince(standing: Standing, received: readonly Date[]): string | null {
  if (received.length === 0) return null;
  const lastReceived = localDate(new Date(Math.max(...received.map((at) => at.getTime()))));
  if (standing.is !== 'told') return lastReceived;
  const { ended, terms } = standing.employment;
  const lastDay = ended?.on ?? terms.endDate;
  if (lastDay === undefined) return null;
  return lastDay > lastReceived ? lastDay : lastReceived;
}
