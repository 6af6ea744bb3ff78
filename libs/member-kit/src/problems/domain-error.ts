import type { Text } from '@filiera/contracts';

/** One thing wrong with one field of a request. All faults of a request are reported together. */
export interface Fault {
  /** Path of the field, as the client wrote it: `skills[2].uri`, `query.page`. */
  readonly field: string;
  /** Name of the rule that the field breaks: `isDateString`, `maxLength`. */
  readonly rule: string;
  readonly text: Text;
}

/** What a domain error says of itself. */
export interface DomainErrorOptions {
  /** Stable, machine-readable: `vacancy.already-filled`. */
  readonly code: string;
  readonly status: 400 | 403 | 404 | 409 | 422;
  /** What went wrong and what to do, for people. Never personal data. */
  readonly text: Text;
  /** Clause of the agreement that is enforced. */
  readonly clause?: string;
  /** Law or rule that is enforced: `L. 68/1999 art. 3`. */
  readonly rule?: string;
  readonly faults?: readonly Fault[];
}

/** A refusal that the domain decides; one filter turns it into RFC 9457 problem details. */
export class DomainError extends Error {
  readonly code: string;
  readonly status: DomainErrorOptions['status'];
  readonly text: Text;
  readonly clause: string | undefined;
  readonly rule: string | undefined;
  readonly faults: readonly Fault[];

  constructor(options: DomainErrorOptions) {
    super(options.text.en);
    this.name = new.target.name;
    this.code = options.code;
    this.status = options.status;
    this.text = options.text;
    this.clause = options.clause;
    this.rule = options.rule;
    this.faults = options.faults ?? [];
  }
}

type WithoutStatus = Omit<DomainErrorOptions, 'status'>;

/** 404: the thing named does not exist, or this member does not hold it. */
export class NotFound extends DomainError {
  constructor(options: WithoutStatus) {
    super({ ...options, status: 404 });
  }
}

/** 409: the present state does not allow it; reading again and trying differently may. */
export class Conflict extends DomainError {
  constructor(options: WithoutStatus) {
    super({ ...options, status: 409 });
  }
}

/** 403: the agreement or the law does not let this member do it, whoever asks; cite the clause or the rule. */
export class Refused extends DomainError {
  constructor(options: WithoutStatus) {
    super({ ...options, status: 403 });
  }
}

/** 422: the request is well formed but says something that a rule excludes; name the fields in `faults`. */
export class Invalid extends DomainError {
  constructor(options: WithoutStatus) {
    super({ ...options, status: 422 });
  }
}
