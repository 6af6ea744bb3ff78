import { HubUnreachable } from '../jetstream/hub-connection.js';
import { postgresErrorOf } from '../database/postgres-errors.js';
import { InDoubt } from '../own-past/doubt.js';

/** Classes of SQLSTATE that pass by themselves: connection, serialisation, resources, operator intervention, lock not available, system error. */
const PASSING = /^(08|40|53|57|55P03|58|25P03)/;
const BROKEN_CONNECTION = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const BROKEN_CLIENT = /connection terminated|client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|not queryable|Driver not Connected/i;

/** Whether the same work may succeed when repeated: the event is not to blame. */
export function isTransient(failure: unknown): boolean {
  if (failure instanceof HubUnreachable || failure instanceof InDoubt) return true;
  const code = postgresErrorOf(failure)?.code;
  if (code !== undefined) return PASSING.test(code);
  for (let error = failure as { code?: unknown; message?: unknown; cause?: unknown; driverError?: unknown } | undefined, depth = 0;
    typeof error === 'object' && error !== null && depth < 5; depth++) {
    if (typeof error.code === 'string' && BROKEN_CONNECTION.has(error.code)) return true;
    if (typeof error.message === 'string' && BROKEN_CLIENT.test(error.message)) return true;
    error = (error.driverError ?? error.cause) as typeof error;
  }
  return false;
}

/** What a technician may read of a failure: its kind and code, never a row's values. */
export function describeFailure(failure: unknown): string {
  const postgres = postgresErrorOf(failure);
  if (postgres) return `PostgreSQL ${postgres.code}${postgres.constraint ? ` (${postgres.constraint})` : ''}${postgres.table ? ` in ${postgres.table}` : ''}`;
  if (!(failure instanceof Error)) return 'a handler threw something that is not an error';
  const at = failure.stack?.split('\n').find((line) => line.trim().startsWith('at '))?.trim() ?? '';
  return `${failure.name}: ${failure.message} ${at}`.slice(0, 1_000);
}
