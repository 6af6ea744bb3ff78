import type { CrossRule } from '../fields/field-rule.js';
import { isUtcInstant } from '../fields/formats.js';
import { codeRule } from '../fields/values.js';
import type { BreachState } from './breach-state.js';

/** Name of a service standard in the agreement. Not a list of names: a standard that is added must not be a new version of the event. */
export const STANDARD_ID = codeRule('standard-id', /^[a-z]+(?:-[a-z]+){0,7}$/, 64, { it: "nome di uno standard dell'accordo", en: 'name of a standard of the agreement' });

/** Number of a clause. */
export const CLAUSE_ID = codeRule('clause', /^[1-9][0-9]?\.[1-9][0-9]?$/, 5, { it: 'numero di clausola, per esempio 9.1', en: 'number of a clause, for example 9.1' });

/** An identifier as the subjects of the network carry it. */
export const SUBJECT_ENTITY = codeRule('subject-entity', /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 64, { it: "identificativo com'è nel soggetto dell'evento", en: 'identifier as the subject of the event carries it' });

export const noticedAfterDue: CrossRule<BreachState> = {
  name: 'noticed-after-due',
  field: 'noticedAt',
  text: { it: 'un termine si dice mancato quando è passato', en: 'a term is said to be missed once it has passed' },
  check: ({ due, noticedAt }) => after(due, noticedAt),
};

type Done = Pick<BreachState, 'due'> & { readonly doneAt?: string };

export const doneLate: CrossRule<Done> = {
  name: 'done-late',
  field: 'doneAt',
  text: { it: "ciò che è stato fatto entro il termine non lo manca", en: 'what was done within its term does not miss it' },
  check: ({ due, doneAt }) => doneAt === undefined || after(due, doneAt),
};

export const doneInTime: CrossRule<Done> = {
  name: 'done-in-time',
  field: 'doneAt',
  text: { it: 'si ritira solo ciò che è stato fatto entro il termine', en: 'only what was done within its term is withdrawn' },
  check: ({ due, doneAt }) => !isUtcInstant(due) || !isUtcInstant(doneAt) || !after(due, doneAt),
};

function after(due: unknown, moment: unknown): boolean {
  return !isUtcInstant(due) || !isUtcInstant(moment) || Date.parse(due) < Date.parse(moment);
}
