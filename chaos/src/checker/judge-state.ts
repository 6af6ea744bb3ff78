import { together, type Findings } from './findings.js';

/** An entity at its last version, with what else must agree written as one text. */
export interface EntityState {
  readonly version: number;
  readonly state: string;
}

/**
 * Compares what was told with what a table holds at the end.
 * @param where names the table in the findings
 */
export function judgeState(told: ReadonlyMap<string, EntityState>, found: ReadonlyMap<string, EntityState>, where: string): Findings {
  const findings = [...told].flatMap(([key, expected]): Partial<Findings>[] => {
    const actual = found.get(key);
    if (actual && actual.version === expected.version && actual.state === expected.state) return [];
    const sentence = `${where} ${key}: told ${text(expected)}, found ${actual ? text(actual) : 'nothing'}`;
    return [actual && actual.version > expected.version ? { doubled: [sentence] } : { lost: [sentence] }];
  });
  const untold = [...found.keys()].filter((key) => !told.has(key)).map((key) => `${where} ${key}: never told`);
  return together(...findings, { untold });
}

function text({ version, state }: EntityState): string {
  return state === '' ? `v${version}` : `v${version} ${state}`;
}
