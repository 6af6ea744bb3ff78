import type { DatedRule } from '@filiera/exchange';
import type { Text } from '@filiera/contracts';

/** What missing an appointment without a justified reason may cost who receives NASpI or DIS-COLL. */
export const CONSEQUENCES = ['quarter-of-a-month', 'one-month', 'forfeiture'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** The consequences in their order: of the first time, the second, and of every further one the last. */
export interface ConsequenceRule extends DatedRule {
  readonly grades: readonly [Consequence, ...Consequence[]];
}

export const CONSEQUENCE_RULES: readonly ConsequenceRule[] = [
  { validFrom: '2015-09-24', source: 'D.Lgs. 150/2015, art. 21, c. 7, lett. a', grades: ['quarter-of-a-month', 'one-month', 'forfeiture'] },
];

export const CONSEQUENCE_TEXTS: Readonly<Record<Consequence, Text>> = {
  'quarter-of-a-month': { it: 'Decurtazione di un quarto di una mensilità.', en: 'A quarter of a month’s benefit is taken away.' },
  'one-month': { it: 'Decurtazione di una mensilità.', en: 'A month’s benefit is taken away.' },
  forfeiture: { it: 'Decadenza dalla prestazione e dallo stato di disoccupazione.', en: 'The benefit and the state of unemployment are lost.' },
};
