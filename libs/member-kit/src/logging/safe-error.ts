import { types } from 'node:util';
import { QueryFailedError } from 'typeorm';
import { postgresErrorOf } from '../database/postgres-errors.js';

/** An error as the log shows it. */
export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly stack?: string | undefined;
  readonly cause?: SafeError | undefined;
}

const DEEPEST_CAUSE = 4;

/** What the log may say of an error. A failed query keeps its message to itself, with its text and its parameters: they carry people's data. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!types.isNativeError(error)) return { type: typeof error, message: 'a value that is no error was thrown' };
  const failedQuery = error instanceof QueryFailedError || postgresErrorOf(error) === (error as unknown);
  const postgres = failedQuery ? postgresErrorOf(error) : undefined;
  const code = postgres?.code ?? (error as NodeJS.ErrnoException).code;
  return {
    type: error.name,
    message: failedQuery ? 'the database refused a statement' : error.message,
    ...(code === undefined ? {} : { code }),
    ...(postgres?.constraint === undefined ? {} : { constraint: postgres.constraint }),
    ...(postgres?.table === undefined ? {} : { table: postgres.table }),
    // The stack repeats the message before its first frame.
    stack: error.stack?.slice(Math.max(0, error.stack.indexOf('\n    at '))),
    ...(error.cause === undefined || depth === DEEPEST_CAUSE ? {} : { cause: safeError(error.cause, depth + 1) }),
  };
}
