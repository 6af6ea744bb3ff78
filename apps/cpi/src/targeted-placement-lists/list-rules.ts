import type { DatedRule } from '@filiera/exchange';

/** The lists of targeted placement: of people with disabilities (L. 68/1999, art. 1), and of orphans, surviving spouses and others whom art. 18 protects. */
export const PLACEMENT_LISTS = ['disability', 'protected'] as const;
export type PlacementList = (typeof PLACEMENT_LISTS)[number];

/** From when on an office keeps a list, and between which numbers the points of its ranking lie. */
export interface ListRule extends DatedRule {
  readonly list: PlacementList;
  /** Whole points; who has more comes earlier. */
  readonly leastPoints: number;
  readonly mostPoints: number;
}

/**
 * The law came into force 300 days after it was published on 23 March 1999 (art. 23). By which criteria points are given D.P.R. 333/2000, art. 9 leaves
 * to the Regions: they are recorded, not calculated, and their bounds are this program's own.
 */
export const LIST_RULES: readonly ListRule[] = [
  { list: 'disability', validFrom: '2000-01-18', source: 'L. 68/1999, artt. 1, 8 e 23', leastPoints: 0, mostPoints: 1_000 },
  { list: 'protected', validFrom: '2000-01-18', source: 'L. 68/1999, artt. 8, 18 e 23', leastPoints: 0, mostPoints: 1_000 },
];

/** Why an enrolment rests for a while. */
export const SUSPENSION_REASONS = ['employment', 'own-request'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** Why a person was taken off a list. For how long who refused offers stays off it (L. 68/1999, art. 10, c. 6) the manager decides. */
export const REMOVAL_REASONS = ['hired', 'own-request', 'requirement-ended', 'moved-away', 'refused-offers'] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];
