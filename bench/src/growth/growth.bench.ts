import type { Figure } from '../figure.js';
import type { BenchOptions } from '../groups/group.js';
import { eventGrowth } from './event-growth.bench.js';
import { growthFigures } from './growth-report.js';
import { matchGrowth } from './match-growth.bench.js';
import { memberGrowth } from './member-growth.bench.js';

/** What grows with members, candidates and events, and how: 1 is in proportion, 0 not at all. */
export async function benchGrowth({ huge, plot, tell }: BenchOptions): Promise<Figure[]> {
  return [
    ...growthFigures('members', await memberGrowth(tell), plot),
    ...growthFigures('candidates', matchGrowth(), plot),
    ...growthFigures('events', await eventGrowth(huge, tell), plot),
  ];
}
