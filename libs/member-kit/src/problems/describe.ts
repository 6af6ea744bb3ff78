import type { Text } from '@filiera/contracts';
import { HttpException } from '@nestjs/common';
import { describeDatabaseError } from './describe-database-error.js';
import { DomainError } from './domain-error.js';
import { HttpProblem, type ProblemDescription } from './http-problem.js';

/** What Fastify refuses by itself, by its error code. */
const BY_FASTIFY_CODE: Readonly<Record<string, [status: number, code: string, text: Text]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'request.unsupported-media-type', { it: 'Il corpo deve essere application/json.', en: 'The body must be application/json.' }],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'request.too-large', { it: 'Il corpo della richiesta supera il limite.', en: 'The request body exceeds the limit.' }],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'request.invalid-length', { it: 'La lunghezza dichiarata non corrisponde al corpo.', en: 'The declared length does not match the body.' }],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'request.malformed-json', { it: 'Il corpo è vuoto.', en: 'The body is empty.' }],
  FST_ERR_BAD_URL: [400, 'request.malformed-url', { it: 'L\'indirizzo non è scritto correttamente.', en: 'The address is malformed.' }],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'request.url-too-long', { it: 'Un elemento dell\'indirizzo è troppo lungo.', en: 'A part of the address is too long.' }],
};

const BY_STATUS: Readonly<Record<number, [code: string, text: Text]>> = {
  400: ['request.invalid', { it: 'La richiesta non è valida.', en: 'The request is not valid.' }],
  401: ['access.credentials-required', { it: 'Servono credenziali.', en: 'Credentials are required.' }],
  403: ['access.refused', { it: 'L\'operazione non è consentita.', en: 'The operation is not allowed.' }],
  404: ['request.unknown-route', { it: 'Questo indirizzo non esiste: l\'elenco è in /openapi.', en: 'This address does not exist: /openapi lists those that do.' }],
  413: ['request.too-large', { it: 'Il corpo della richiesta supera il limite.', en: 'The request body exceeds the limit.' }],
  415: ['request.unsupported-media-type', { it: 'Il corpo deve essere application/json.', en: 'The body must be application/json.' }],
  503: ['server.unavailable', { it: 'Il nodo non può rispondere ora: riprovare fra poco.', en: 'The node cannot answer now: try again soon.' }],
};

const UNEXPECTED: ProblemDescription = {
  status: 500,
  code: 'server.unexpected',
  text: {
    it: 'Errore inatteso: nulla è stato cambiato. Segnalare il requestId al tecnico del nodo.',
    en: 'Unexpected error: nothing was changed. Report the requestId to the node\'s technician.',
  },
};

/** What a thrown value tells the client. Whatever is not foreseen is a 500 that says nothing of the inside. */
export function describe(thrown: unknown): ProblemDescription {
  if (thrown instanceof DomainError || thrown instanceof HttpProblem) return thrown;
  return describeAgreementRefusal(thrown) ?? describeDatabaseError(thrown) ?? describeFramework(thrown) ?? UNEXPECTED;
}

interface CitesClause {
  readonly code: string;
  readonly clause: string;
  readonly text: Text;
}

/** The agreement's own refusals are thrown by `contracts`, which knows no HTTP. */
function describeAgreementRefusal(thrown: unknown): ProblemDescription | undefined {
  if (!(thrown instanceof Error) || !('clause' in thrown) || !('text' in thrown) || !('code' in thrown)) return undefined;
  const { code, clause, text } = thrown as Error & CitesClause;
  return { status: 403, code: `agreement.${code}`, clause, text };
}

function describeFramework(thrown: unknown): ProblemDescription | undefined {
  const fastifyCode = codeOf(thrown) ?? (thrown instanceof HttpException ? codeOf(thrown.cause) : undefined);
  const refusal = fastifyCode === undefined ? undefined : BY_FASTIFY_CODE[fastifyCode];
  if (refusal) return { status: refusal[0], code: refusal[1], text: refusal[2] };
  const status = statusOf(thrown);
  if (status === undefined || (status >= 500 && status !== 503)) return undefined;
  const [code, text] = BY_STATUS[status] ?? BY_STATUS[400]!;
  return { status, code, text };
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = typeof thrown === 'object' && thrown !== null ? (thrown as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}

function codeOf(thrown: unknown): string | undefined {
  const code = typeof thrown === 'object' && thrown !== null ? (thrown as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
