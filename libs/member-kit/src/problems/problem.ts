import type { ProblemDescription } from './http-problem.js';
import type { Language } from './language.js';
import { titleOf } from './status-titles.js';

/** One fault as a client reads it. */
export interface ProblemFault {
  readonly field: string;
  readonly rule: string;
  readonly detail: string;
}

/** Problem details (RFC 9457) as they are sent. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Path of the request, without its query. */
  readonly instance: string;
  readonly code: string;
  readonly requestId: string;
  readonly clause?: string;
  readonly rule?: string;
  readonly faults?: readonly ProblemFault[];
}

/** Media type of every error answer. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Composes the answer in one language. */
export function problemIn(language: Language, description: ProblemDescription, instance: string, requestId: string): Problem {
  const { status, code, text, clause, rule, faults } = description;
  return {
    type: `urn:filiera:problem:${code}`,
    title: titleOf(status)[language],
    status,
    detail: text[language],
    instance,
    code,
    requestId,
    ...(clause === undefined ? {} : { clause }),
    ...(rule === undefined ? {} : { rule }),
    ...(faults === undefined || faults.length === 0
      ? {}
      : { faults: faults.map((fault) => ({ field: fault.field, rule: fault.rule, detail: fault.text[language] })) }),
  };
}
