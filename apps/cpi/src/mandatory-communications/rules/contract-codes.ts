import type { ContractType, Text } from '@filiera/contracts';
import { type DatedRule, ruleInForce } from '@filiera/exchange';
import { type CommunicationKind, tellsOfHire } from '../reading/kinds.js';

/** Whether an employment of a code has an end date. */
export const CONTRACT_ENDS = ['required', 'forbidden', 'free'] as const;

/** A row of the table of contract codes; it counts for employments that begin, or become what it says, on its days. */
export interface ContractCode extends DatedRule {
  readonly code: string;
  readonly label: Text;
  readonly end: (typeof CONTRACT_ENDS)[number];
  /** What the network calls it; by its end where that decides; `none` where it is no employment. */
  readonly contract: ContractType | 'by-end' | 'none';
}

const DECREE = 'D.M. 30/10/2007';
/** First day of the communications on line. */
const ONLINE = '2008-03-01';

/** Contract codes of the ministry. First days are those of the law behind the code. The ministry's table has more and changes: an office adds rows in its `node.yml`. */
export const CONTRACT_CODES: readonly ContractCode[] = [
  { code: 'A.01.00', label: { it: 'Lavoro a tempo indeterminato', en: 'Permanent employment' }, end: 'forbidden', contract: 'permanent', validFrom: ONLINE, source: 'D.Lgs 81/2015 art. 1' },
  { code: 'A.02.00', label: { it: 'Lavoro a tempo determinato', en: 'Fixed-term employment' }, end: 'required', contract: 'fixed-term', validFrom: ONLINE, source: 'D.Lgs 81/2015 art. 19' },
  { code: 'A.02.01', label: { it: 'Tempo determinato per sostituzione', en: 'Fixed term, replacement' }, end: 'required', contract: 'fixed-term', validFrom: ONLINE, source: 'D.Lgs 81/2015 art. 19' },
  { code: 'A.03.08', label: { it: 'Apprendistato per la qualifica e il diploma', en: 'Apprenticeship for a qualification' }, end: 'free', contract: 'apprenticeship-1', validFrom: '2011-10-25', source: 'D.Lgs 81/2015 art. 43' },
  { code: 'A.03.09', label: { it: 'Apprendistato professionalizzante', en: 'Professional apprenticeship' }, end: 'free', contract: 'apprenticeship-2', validFrom: '2011-10-25', source: 'D.Lgs 81/2015 art. 44' },
  { code: 'A.03.10', label: { it: 'Apprendistato di alta formazione e ricerca', en: 'Apprenticeship of higher education and research' }, end: 'free', contract: 'apprenticeship-3', validFrom: '2011-10-25', source: 'D.Lgs 81/2015 art. 45' },
  { code: 'A.05.02', label: { it: 'Lavoro intermittente', en: 'On-call work' }, end: 'free', contract: 'on-call', validFrom: ONLINE, source: 'D.Lgs 81/2015 art. 13' },
  { code: 'A.08.02', label: { it: 'Lavoro a domicilio', en: 'Home work' }, end: 'free', contract: 'by-end', validFrom: ONLINE, source: 'L. 877/1973' },
  { code: 'B.03.00', label: { it: 'Collaborazione coordinata e continuativa', en: 'Coordinated collaboration' }, end: 'required', contract: 'self-employed', validFrom: ONLINE, source: 'c.p.c. art. 409' },
  { code: 'C.01.00', label: { it: 'Tirocinio', en: 'Internship' }, end: 'required', contract: 'internship', validFrom: ONLINE, source: 'L. 92/2012 art. 1 c. 34' },
  { code: 'C.03.00', label: { it: 'Lavoro o attività socialmente utile', en: 'Socially useful work' }, end: 'required', contract: 'none', validFrom: ONLINE, source: 'D.Lgs 468/1997' },
  { code: 'H.01.00', label: { it: 'Agricoltura, a tempo indeterminato', en: 'Agriculture, permanent' }, end: 'forbidden', contract: 'permanent', validFrom: ONLINE, source: DECREE },
  { code: 'H.02.00', label: { it: 'Agricoltura, a tempo determinato', en: 'Agriculture, fixed term' }, end: 'required', contract: 'fixed-term', validFrom: ONLINE, source: DECREE },
  { code: 'I.01.00', label: { it: 'Pubblica amministrazione, a tempo indeterminato', en: 'Public administration, permanent' }, end: 'forbidden', contract: 'permanent', validFrom: ONLINE, source: 'D.Lgs 165/2001 art. 36' },
  { code: 'I.02.00', label: { it: 'Pubblica amministrazione, a tempo determinato', en: 'Public administration, fixed term' }, end: 'required', contract: 'fixed-term', validFrom: ONLINE, source: 'D.Lgs 165/2001 art. 36' },
];

/** What decides which row of a code counts. */
export interface ContractCodeTold {
  /** Undefined where the document does not say what it tells of. */
  readonly kind: CommunicationKind | undefined;
  readonly code: string;
  readonly startDate: string;
  /** The day of a transformation, which may give the employment a code that is younger than it. */
  readonly changedOn?: string | undefined;
}

/**
 * The row of the code that a communication tells. Nobody is hired by a code before or after its days. Whoever is employed longer than there are communications on line, or
 * by a code that is given no more, is so all the same: where no row was in force, what becomes of them goes by the code's oldest.
 */
export function contractCodeOf(rows: readonly ContractCode[], { kind, code, startDate, changedOn }: ContractCodeTold): ContractCode | undefined {
  const on = (day: string): ContractCode | undefined => ruleInForce(rows, day, { code });
  if (tellsOfHire(kind)) return on(startDate);
  return (kind === 'TRS' && changedOn !== undefined ? on(changedOn) : undefined) ?? on(startDate) ?? rows.find((row) => row.code === code);
}

/** What the network calls an employment; null where it is none. */
export function contractTypeOf({ contract }: ContractCode, { seasonal, agencyWork, hasEnd }: { seasonal: boolean; agencyWork: boolean; hasEnd: boolean }): ContractType | null {
  if (contract === 'none') return null;
  if (agencyWork) return 'agency-work';
  const type = contract === 'by-end' ? (hasEnd ? 'fixed-term' : 'permanent') : contract;
  return type === 'fixed-term' && seasonal ? 'seasonal' : type;
}
