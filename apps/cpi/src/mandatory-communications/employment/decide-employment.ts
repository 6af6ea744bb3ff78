import { bySending, type Communication, type ContractTerms } from '../reading/communication.js';
import { doesOf, tellsOfHire } from '../reading/kinds.js';

/** An employment as its communications tell it today. */
export interface Employment {
  readonly worker: Pick<Communication['worker'], 'taxCode' | 'firstName' | 'lastName'>;
  readonly agencyWork: boolean;
  readonly terms: ContractTerms & { readonly startDate: string };
  /** The day of the transformation that gave it its terms; without one they are those of the hire. */
  readonly transformedOn?: string;
  /** Belfiore code of the place of work. */
  readonly workplace?: string;
  /** Who employs, and who uses an agency's worker: under which names a vacancy may have offered the work. */
  readonly firms: readonly string[];
  readonly ended?: { readonly on: string; readonly cause?: string };
  /** An end that was communicated and is to come. */
  readonly endsOn?: string;
}

/** Where an employment stands: told; its hire not known here; or its hire annulled. */
export type Standing = { readonly is: 'told'; readonly employment: Employment } | { readonly is: 'without-hire' } | { readonly is: 'annulled' };

/**
 * What the communications of one employment say together, in whatever order they came. A correction stands in the place of what it corrects, an annulment
 * takes it away, a communication after urgency stands in the place of the urgent one. An end that is to come is so far the agreed end.
 * @param today `YYYY-MM-DD`
 */
export function decideEmployment(communications: readonly Communication[], today: string): Standing {
  const standing = standingOf(communications);
  const hire = lastHire(standing);
  if (hire === undefined) return { is: communications.some(({ type, kind }) => doesOf(type) === 'annuls' && tellsOfHire(kind)) ? 'annulled' : 'without-hire' };
  const changes = standing.filter((communication) => !isHire(communication)).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : bySending(a, b)));
  return { is: 'told', employment: changes.reduce((employment, change) => changed(employment, change, today), begun(hire)) };
}

/** Whom the employment is of, as its communications say; undefined where no hire stands. */
export function workerOf(communications: readonly Communication[]): string | undefined {
  return lastHire(standingOf(communications))?.worker.taxCode;
}

/** Codes of the communications that no longer stand, each with the code of the one that stands in its place or took it away. */
export function replacements(communications: readonly Pick<Communication, 'code' | 'type' | 'previous'>[]): Map<string, string> {
  return new Map(communications.flatMap(({ code, type, previous }) => (doesOf(type) === 'nothing' || previous === undefined ? [] : [[previous, code] as const])));
}

function standingOf(communications: readonly Communication[]): Communication[] {
  const replaced = replacements(communications);
  return communications.filter(({ code, type }) => !replaced.has(code) && doesOf(type) !== 'annuls');
}

function lastHire(standing: readonly Communication[]): Hire | undefined {
  return standing.filter(isHire).sort(bySending).at(-1);
}

type Hire = Communication & { readonly contract: { readonly startDate: string } };

function isHire(communication: Communication): communication is Hire {
  return tellsOfHire(communication.kind) && communication.contract.startDate !== undefined;
}

function begun({ form, contract, employer, user, worker }: Hire): Employment {
  const workplace = user?.workplace ?? employer.workplace;
  return { worker, agencyWork: form === 'unisomm', terms: contract, ...(workplace ? { workplace } : {}), firms: [employer.name, ...(user ? [user.name] : [])] };
}

function changed(employment: Employment, { kind, contract, change, employer, user }: Communication, today: string): Employment {
  const { terms } = employment;
  switch (kind) {
    case 'PRO': return { ...employment, terms: { ...terms, endDate: change.newEnd! } };
    case 'TRS': {
      const { endDate: _, ...kept } = terms;
      return { ...employment, terms: { ...kept, ...contract, startDate: terms.startDate }, transformedOn: change.date! };
    }
    case 'TRD': {
      const workplace = user?.workplace ?? employer.workplace;
      return { ...employment, ...(workplace ? { workplace } : {}) };
    }
    case 'CES':
      if (change.date! > today) return { ...employment, terms: { ...terms, endDate: change.date! }, endsOn: change.date! };
      return { ...employment, ended: { on: change.date!, ...(change.cause ? { cause: change.cause } : {}) } };
    default: return employment;
  }
}

/** The day from which a change counts. An extension counts from when it was agreed, at latest on the day it moves: what comes before that day may undo it. */
function dayOf({ kind, change, contract, sentOn }: Communication): string {
  if (kind === 'PRO') return contract.endDate !== undefined && contract.endDate < sentOn ? contract.endDate : sentOn;
  return change.date ?? sentOn;
}

