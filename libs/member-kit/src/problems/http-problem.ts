import type { Fault, Text } from '@filiera/contracts';

/** Everything a problem answer says, before the language is chosen. */
export interface ProblemDescription {
  readonly status: number;
  /** Stable, machine-readable. */
  readonly code: string;
  readonly text: Text;
  readonly clause?: string | undefined;
  readonly rule?: string | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** Response headers that belong to the problem: `allow`, `www-authenticate`, `retry-after`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A refusal at the door, before the domain is asked: credentials, media type, malformed input. */
export class HttpProblem extends Error implements ProblemDescription {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(description: Omit<ProblemDescription, 'clause' | 'rule'>) {
    super(description.text.en);
    this.name = 'HttpProblem';
    this.status = description.status;
    this.code = description.code;
    this.text = description.text;
    this.faults = description.faults ?? [];
    this.headers = description.headers ?? {};
  }
}
