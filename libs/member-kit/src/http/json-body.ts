import type { FastifyInstance } from 'fastify';
import { HttpProblem } from '../problems/http-problem.js';
import { inspectValue } from './inspect-value.js';

const MALFORMED_JSON = { it: 'Il corpo non è JSON valido.', en: 'The body is not valid JSON.' };
const MALFORMED_UTF8 = { it: 'Il corpo non è testo UTF-8 valido.', en: 'The body is not valid UTF-8 text.' };

/** JSON is the only content a node accepts. The empty body of an action without data is no body. */
export function acceptOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(/^application\/json(\s*;.*)?$/i, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseBody(body as Buffer));
    } catch (problem) {
      done(problem as Error);
    }
  });
}

function parseBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const value = parseJson(decode(bytes));
  const faults = inspectValue(value, '');
  if (faults.length === 0) return value;
  throw new HttpProblem({
    status: 400,
    code: 'request.unusable-content',
    text: { it: 'Il corpo contiene elementi che nessun campo può avere.', en: 'The body contains what no field may hold.' },
    faults,
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem({ status: 400, code: 'request.malformed-text', text: MALFORMED_UTF8 });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body: it may be personal.
    throw new HttpProblem({ status: 400, code: 'request.malformed-json', text: MALFORMED_JSON });
  }
}
