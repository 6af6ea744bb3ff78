import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Fault } from '@filiera/contracts';

/** What belongs to one request, wherever its work leads. */
export interface RequestContext {
  /** UUID of the request: in the answer's `x-request-id`, in its log lines, in its problems. */
  readonly requestId: string;
  /** W3C trace context: the caller's trace continued, or a new one. */
  readonly traceparent: string;
  /** Faults that the validation of this request has found so far. */
  readonly faults: Fault[];
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The request that is being served, or undefined outside one. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs the rest of a request's work inside its context. */
export function enterRequest(context: RequestContext, work: () => void): void {
  storage.run(context, work);
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Continues the caller's trace with a span of our own; begins one when there is none or it is malformed (W3C Trace Context, 3.2). */
export function continueTrace(received: string | undefined): string {
  const match = TRACEPARENT.exec(received ?? '');
  const valid = match && !/^0+$/.test(match[1]!) && !/^0+$/.test(match[2]!);
  const span = hexDigits().slice(0, 16);
  return valid ? `00-${match[1]}-${span}-${match[3]}` : `00-${hexDigits()}-${span}-01`;
}

/** 32 random hexadecimal digits; UUIDs come from a pool of entropy, many times faster than asking the system for each. */
function hexDigits(): string {
  return randomUUID().replaceAll('-', '');
}
