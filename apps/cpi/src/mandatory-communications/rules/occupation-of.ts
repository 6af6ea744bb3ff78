import type { OccupationRef } from '@filiera/contracts';

/**
 * Groups of CP2021 with the major group of ISCO-08 that ISTAT's own correspondence puts most of them in, written as a unit group that is not further
 * defined. Nobody's work is told more precisely than the code allows; whoever placed the person knows it better, and then theirs is kept.
 */
const GROUPS: readonly (readonly [cp2021: string, isco: string])[] = [
  ['6.4', '6000'], ['1', '1000'], ['2', '2000'], ['3', '3000'], ['4', '4000'], ['5', '5000'], ['6', '7000'], ['7', '8000'], ['8', '9000'], ['9', '0000'],
];

/** The occupation of a CP2021 code. */
export function occupationOf(qualification: string): OccupationRef {
  return { isco: GROUPS.find(([group]) => qualification === group || qualification.startsWith(`${group}.`))?.[1] ?? '9000' };
}
