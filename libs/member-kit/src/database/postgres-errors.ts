/** An error as PostgreSQL reports it, wherever TypeORM wrapped it. */
export interface PostgresError {
  /** SQLSTATE, five characters. */
  readonly code: string;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
}

/** A SQLSTATE. None begins with E, as the system's own codes do: EPIPE has five letters too, and says that the connection is gone. */
const SQLSTATE = /^(?!E)[0-9A-Z]{5}$/;

/** The PostgreSQL error inside a thrown value, if there is one. */
export function postgresErrorOf(thrown: unknown): PostgresError | undefined {
  for (let error: unknown = thrown, depth = 0; isObject(error) && depth < 5; depth++) {
    const code = error['code'];
    if (typeof code === 'string' && SQLSTATE.test(code)) return error as unknown as PostgresError;
    error = error['driverError'] ?? error['cause'];
  }
  return undefined;
}

/** Serialisation failure (40001) or deadlock (40P01): the same work may succeed when repeated. */
export function isWorthRetrying(thrown: unknown): boolean {
  const code = postgresErrorOf(thrown)?.code;
  return code === '40001' || code === '40P01';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
