import type { CommunicationForm, CommunicationKind } from './kinds.js';

/** A firm, a public body or an agency, as it was told and found well formed. Places are Belfiore codes. */
export interface Firm {
  readonly taxCode: string;
  readonly name: string;
  readonly sector?: string;
  readonly publicBody: boolean;
  readonly legalSeat?: string;
  readonly workplace?: string;
}

/** A communication that was checked. What is kept of it, whole; personal data. */
export interface Communication {
  readonly form: CommunicationForm;
  readonly kind: CommunicationKind;
  readonly code: string;
  readonly type: string;
  readonly previous?: string;
  /** As written, ISO 8601; without an offset it is Italian time. */
  readonly sentAt: string;
  /** The day in Italy, `YYYY-MM-DD`. */
  readonly sentOn: string;
  readonly forceMajeure: boolean;
  readonly employer: Firm;
  readonly user?: Firm;
  readonly worker: { readonly taxCode: string; readonly firstName: string; readonly lastName: string; readonly birthDate?: string; readonly birthplace?: string; readonly education?: string };
  readonly contract: ContractTerms;
  readonly change: { readonly date?: string; readonly newEnd?: string; readonly cause?: string };
  readonly internshipCategory?: string;
}

/** The terms of the employment as this communication gives them. */
export interface ContractTerms {
  /** Ministry's code: `A.02.00`. */
  readonly code?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly trainingEnd?: string;
  readonly seasonal: boolean;
  readonly hoursCode?: string;
  readonly weeklyHours?: number;
  /** CP2021. */
  readonly qualification?: string;
  readonly pay?: number;
  readonly pat?: string;
  readonly collectiveAgreement?: string;
}

/** Order of sending, and where that was at the same moment that of the codes. */
export function bySending(a: Communication, b: Communication): number {
  if (a.sentAt === b.sentAt) return a.code < b.code ? -1 : 1;
  return a.sentAt < b.sentAt ? -1 : 1;
}
