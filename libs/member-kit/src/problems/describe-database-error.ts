import type { Text } from '@filiera/contracts';
import { postgresErrorOf } from '../database/postgres-errors.js';
import type { ProblemDescription } from './http-problem.js';

const UNAVAILABLE: ProblemDescription = {
  status: 503,
  code: 'server.database-unavailable',
  text: { it: 'Il database del nodo non risponde: riprovare fra poco.', en: 'The node\'s database does not answer: try again soon.' },
  headers: { 'retry-after': '5' },
};

const BY_STATE: Readonly<Record<string, [status: number, code: string, text: Text]>> = {
  '23505': [409, 'data.already-exists', { it: 'Esiste già.', en: 'It already exists.' }],
  '23503': [409, 'data.reference-missing', { it: 'Un elemento citato non esiste, o è ancora in uso.', en: 'Something referred to does not exist, or is still in use.' }],
  '23502': [422, 'data.value-missing', { it: 'Manca un valore obbligatorio.', en: 'A required value is missing.' }],
  '23514': [422, 'data.value-refused', { it: 'Un valore non è ammesso.', en: 'A value is not allowed.' }],
  '40001': [409, 'data.concurrent-change', { it: 'Altri stavano modificando gli stessi dati: riprovare.', en: 'Others were changing the same data: try again.' }],
  '40P01': [409, 'data.concurrent-change', { it: 'Altri stavano modificando gli stessi dati: riprovare.', en: 'Others were changing the same data: try again.' }],
};

/** Connection refused or lost (08), out of resources (53), shutting down or cancelled (57). */
const UNAVAILABLE_CLASSES = new Set(['08', '53', '57']);
const CONNECTION_ERRORS = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
const CONNECTION_MESSAGES = /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Driver not Connected/;

/** What an error of the database means to a client; undefined when it is none, or is the node's own fault. */
export function describeDatabaseError(thrown: unknown): ProblemDescription | undefined {
  const state = postgresErrorOf(thrown)?.code;
  if (state === undefined) return isConnectionError(thrown) ? UNAVAILABLE : undefined;
  const known = BY_STATE[state];
  if (known) return { status: known[0], code: known[1], text: known[2] };
  if (UNAVAILABLE_CLASSES.has(state.slice(0, 2))) return UNAVAILABLE;
  // Class 22: a value that PostgreSQL can't hold (a NUL, a number or date out of range).
  if (state.startsWith('22')) {
    return { status: 400, code: 'data.invalid-value', text: { it: 'Un valore non è rappresentabile.', en: 'A value cannot be represented.' } };
  }
  if (state.startsWith('23')) return { status: 409, code: 'data.constraint', text: { it: 'Una regola sui dati non è rispettata.', en: 'A rule on the data is broken.' } };
  return undefined;
}

function isConnectionError(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { code, message, errors } = thrown as { code?: unknown; message?: unknown; errors?: unknown };
  if (typeof code === 'string' && CONNECTION_ERRORS.test(code)) return true;
  if (typeof message === 'string' && CONNECTION_MESSAGES.test(message)) return true;
  // A host with several addresses is tried on each: the failures come together.
  return Array.isArray(errors) && errors.some(isConnectionError);
}
