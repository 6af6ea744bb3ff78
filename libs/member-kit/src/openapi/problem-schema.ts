import type { Schemas } from './schema-from-rules.js';

/** Name of the schema of every error answer. */
export const PROBLEM_SCHEMA = 'Problem';

/** Problem details as they are sent: see `problems/problem.ts`. */
export const PROBLEM: Schemas[string] = {
  type: 'object',
  description: 'RFC 9457. Testi in italiano, o in inglese con Accept-Language: en. / Texts in Italian, or in English with Accept-Language: en.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'urn:filiera:problem:<code>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Che cosa è successo e che cosa fare. / What happened and what to do.' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Stabile, per i programmi. / Stable, for programs.' },
    requestId: { type: 'string', format: 'uuid', description: 'Da citare al tecnico del nodo. / To be quoted to the node\'s technician.' },
    clause: { type: 'string', description: 'Clausola dell\'accordo applicata. / Clause of the agreement that is enforced.' },
    rule: { type: 'string', description: 'Norma applicata. / Law or rule that is enforced.' },
    faults: {
      type: 'array',
      description: 'Tutti gli errori insieme. / All faults together.',
      items: {
        type: 'object',
        required: ['field', 'rule', 'detail'],
        properties: { field: { type: 'string' }, rule: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** Problem answers by status, with what they mean here. */
export const PROBLEM_ANSWERS: Readonly<Record<number, string>> = {
  400: 'Richiesta non valida: tutti gli errori in «faults». / Invalid request: all faults in "faults".',
  401: 'Servono credenziali. / Credentials are required.',
  403: 'Il ruolo o l\'accordo non lo consente. / The role or the agreement does not allow it.',
  404: 'Non trovato. / Not found.',
  409: 'In contrasto con lo stato attuale. / In conflict with the present state.',
  413: 'Corpo troppo grande. / Body too large.',
  415: 'Il corpo deve essere application/json. / The body must be application/json.',
  422: 'Una regola lo esclude. / A rule excludes it.',
};
