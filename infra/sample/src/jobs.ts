import type { ContractType } from '@filiera/contracts';
import type { OccupationName } from './occupations.js';
import type { SamplePerson } from './people.js';

/** A vacancy of the sample, of a plainly fictitious firm. */
export interface SampleJob {
  readonly at: SamplePerson['at'];
  readonly number: number;
  readonly occupation: OccupationName;
  /** ISTAT code. */
  readonly municipality: string;
  readonly contract: ContractType;
  /** Null for a job without an end. */
  readonly durationMonths: number | null;
  readonly positions: number;
  readonly schedule: 'full-time' | 'part-time';
  /** Gross euro a month. */
  readonly pay: readonly [number, number];
}

type Row = readonly [SampleJob['at'], OccupationName, string, ContractType, number | null, number, SampleJob['schedule'], number, number];

const ROWS: readonly Row[] = [
  ['cpi-1', 'electrician', '075035', 'fixed-term', 12, 1, 'full-time', 1500, 1900],
  ['cpi-1', 'waiter', '075031', 'seasonal', 5, 3, 'full-time', 1300, 1600],
  ['cpi-1', 'home-carer', '075035', 'permanent', null, 2, 'part-time', 800, 1100],
  ['cpi-1', 'bricklayer', '075029', 'fixed-term', 6, 2, 'full-time', 1500, 1850],
  ['cpi-2', 'cook', '075088', 'permanent', null, 1, 'full-time', 1600, 2100],
  ['cpi-2', 'room-attendant', '075090', 'seasonal', 6, 1, 'full-time', 1350, 1600],
  ['cpi-2', 'bookkeeper', '075016', 'permanent', null, 1, 'part-time', 900, 1200],
  ['agency-1', 'electrician', '075039', 'agency-work', 8, 2, 'full-time', 1550, 1950],
  ['agency-1', 'driver', '075083', 'agency-work', 12, 3, 'full-time', 1700, 2200],
  ['agency-1', 'shop-assistant', '075035', 'agency-work', 6, 4, 'part-time', 800, 1100],
  ['agency-1', 'cook', '075057', 'agency-work', 5, 2, 'full-time', 1500, 1900],
  ['agency-1', 'health-assistant', '075035', 'agency-work', 12, 5, 'full-time', 1450, 1750],
  ['agency-2', 'plumber', '075022', 'agency-work', 9, 1, 'full-time', 1500, 1900],
  ['agency-2', 'waiter', '075057', 'agency-work', 5, 6, 'full-time', 1300, 1600],
  ['agency-2', 'room-attendant', '075031', 'agency-work', 6, 1, 'full-time', 1350, 1650],
  ['agency-2', 'developer', '075035', 'permanent', null, 1, 'full-time', 2000, 2800],
  ['school-1', 'electrician', '075052', 'apprenticeship-2', 36, 1, 'full-time', 1100, 1500],
  ['school-1', 'cook', '075039', 'internship', 6, 1, 'full-time', 600, 800],
  ['university-1', 'developer', '075035', 'apprenticeship-3', 24, 2, 'full-time', 1500, 1900],
  ['university-1', 'bookkeeper', '075035', 'internship', 6, 1, 'full-time', 600, 900],
];

/** The vacancies of the sample, numbered from 1. */
export const JOBS: readonly SampleJob[] = ROWS.map(
  ([at, occupation, municipality, contract, durationMonths, positions, schedule, min, max], index) => ({
    at, number: index + 1, occupation, municipality, contract, durationMonths, positions, schedule, pay: [min, max],
  }),
);
