import type { OccupationName } from './occupations.js';

/** A plainly fictitious firm that an employment office serves, and what it needs, if anything. */
export interface SampleFirm {
  readonly at: `cpi-${number}`;
  readonly number: number;
  /** What most of its people do. */
  readonly occupation: OccupationName;
  /** ISTAT code. */
  readonly municipality: string;
  readonly employees: number;
  readonly need: SampleNeed | null;
}

/** What a firm needs. */
export interface SampleNeed {
  readonly kind: 'skill-need' | 'industrial-project';
  readonly headcount: number;
  /** Days from today until the people are needed. */
  readonly inDays: number;
}

/** ATECO 2025 sectors where the occupations of the sample are mostly found. */
export const SECTORS: Readonly<Record<OccupationName, string>> = {
  'electrician': '43.21', 'waiter': '56.11', 'cook': '56.11', 'shop-assistant': '47.71', 'bricklayer': '41.00', 'driver': '49.41', 'home-carer': '88.10', 'health-assistant': '87.10',
  'plumber': '43.22', 'developer': '62.10', 'room-attendant': '55.10', 'bookkeeper': '69.20',
};

type Row = readonly [SampleFirm['at'], OccupationName, string, number, SampleFirm['need']];

const ROWS: readonly Row[] = [
  ['cpi-1', 'electrician', '075035', 14, { kind: 'skill-need', headcount: 3, inDays: 60 }],
  ['cpi-1', 'waiter', '075031', 22, null],
  ['cpi-1', 'developer', '075035', 38, { kind: 'industrial-project', headcount: 25, inDays: 240 }],
  ['cpi-2', 'room-attendant', '075090', 60, { kind: 'skill-need', headcount: 8, inDays: 120 }],
  ['cpi-2', 'cook', '075088', 9, null],
  ['cpi-2', 'driver', '075083', 17, null],
];

/** The firms of the sample, numbered from 1. */
export const FIRMS: readonly SampleFirm[] = ROWS.map(([at, occupation, municipality, employees, need], index) => ({ at, number: index + 1, occupation, municipality, employees, need }));

/** A VAT number with its check digit, of a tax office that does not exist (`000`): no firm has it. */
export function vatNumberOf({ number }: Pick<SampleFirm, 'number'>): string {
  const digits = `${String(number).padStart(7, '0')}000`;
  const sum = [...digits].reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
