import type { Text } from '@filiera/contracts';

/** A working-time code of the ministry. */
export interface WorkingTime {
  readonly code: string;
  readonly label: Text;
  /** Then it states its hours (D.Lgs 81/2015 art. 5). */
  readonly partTime: boolean;
}

/** Check when the ministry's table changes; an office adds rows in its `node.yml`. */
export const WORKING_TIMES: readonly WorkingTime[] = [
  { code: 'F', label: { it: 'Tempo pieno', en: 'Full time' }, partTime: false },
  { code: 'P', label: { it: 'Tempo parziale orizzontale', en: 'Part time, every day' }, partTime: true },
  { code: 'V', label: { it: 'Tempo parziale verticale', en: 'Part time, some days' }, partTime: true },
  { code: 'M', label: { it: 'Tempo parziale misto', en: 'Part time, mixed' }, partTime: true },
  { code: 'N', label: { it: 'Non definito', en: 'Not defined' }, partTime: false },
];

/** Hours a week that a placement can have. */
export const WEEKLY_HOURS = { from: 1, to: 60, source: 'D.Lgs 66/2003' } as const;
