import type { XmlPlace } from '@filiera/exchange';
import type { CommunicationForm, CommunicationKind } from './kinds.js';

/** A field as the document tells it: its text, empty where it is missing, and where it stands or should stand. */
export interface Told extends XmlPlace {
  readonly text: string;
  /** Path in the document: `InizioRapporto@dataFine`, `Lavoratore/AnagraficaCompleta/nome`. */
  readonly field: string;
}

/** A firm, a public body or an agency. */
export interface ToldFirm {
  readonly taxCode: Told;
  readonly name: Told;
  readonly sector: Told;
  readonly publicBody: Told;
  /** Belfiore codes. */
  readonly legalSeat: Told;
  readonly workplace: Told;
}

/** A document as it was read, before anything of it was believed. */
export interface ToldCommunication {
  readonly form: CommunicationForm;
  /** Undefined when the document tells of no event, or of several. */
  readonly kind: CommunicationKind | undefined;
  /** Where the kind is told. */
  readonly event: Told;
  readonly code: Told;
  readonly type: Told;
  /** Code of the communication that this one corrects, annuls or completes. */
  readonly previous: Told;
  readonly sentAt: Told;
  readonly forceMajeure: Told;
  readonly employer: ToldFirm;
  /** Who uses the worker of an agency. */
  readonly user: ToldFirm | undefined;
  readonly worker: {
    readonly taxCode: Told;
    readonly firstName: Told;
    readonly lastName: Told;
    readonly birthDate: Told;
    readonly birthplace: Told;
    readonly education: Told;
  };
  readonly contract: {
    readonly code: Told;
    readonly startDate: Told;
    /** The last day of work. */
    readonly endDate: Told;
    /** The end of the employment itself: of agency work that with the agency, whose missions each have their own. */
    readonly employmentEnd: Told;
    readonly trainingEnd: Told;
    readonly seasonal: Told;
    readonly mobility: Told;
    readonly hoursCode: Told;
    readonly weeklyHours: Told;
    readonly qualification: Told;
    readonly pay: Told;
    readonly pat: Told;
    readonly collectiveAgreement: Told;
  };
  /** What changes: the day, the new end of an extension, the cause of an end. */
  readonly change: { readonly date: Told; readonly newEnd: Told; readonly cause: Told };
  readonly internshipCategory: Told;
  /** Every field that was looked for. */
  readonly fields: readonly Told[];
}
