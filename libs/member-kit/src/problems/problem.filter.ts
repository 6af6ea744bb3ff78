import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '../http/request-hooks.js';
import { describe } from './describe.js';
import type { ProblemDescription } from './http-problem.js';
import { languageOf } from './language.js';
import { PROBLEM_MEDIA_TYPE, problemIn } from './problem.js';

/** Every error of every route leaves through here as problem details (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    // Events have their own way of failing: the inbox must see the cause.
    if (host.getType() !== 'http') throw thrown;
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const description = (request.is404 ? describeMethods(request) : undefined) ?? describe(thrown);
    sendProblem(request, http.getResponse<FastifyReply>(), description);
    if (description.status >= 500) this.log.error(thrown);
  }
}

/** An address that exists for other methods says which. */
function describeMethods(request: FastifyRequest): ProblemDescription | undefined {
  const methods = request.server.routeTable.methodsOf(request.url.split('?')[0]!);
  if (methods.length === 0) return undefined;
  const allow = methods.join(', ');
  return {
    status: 405,
    code: 'request.method-not-allowed',
    text: { it: `Questo indirizzo ammette: ${allow}.`, en: `This address allows: ${allow}.` },
    headers: { allow },
  };
}

/** Answers with problem details in the language that the request prefers. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, description: ProblemDescription): void {
  if (reply.sent) return;
  const language = languageOf(request.headers['accept-language']);
  const { requestId } = contextOf(request);
  const problem = problemIn(language, description, request.url.split('?')[0]!.slice(0, 2_000), requestId);
  void reply
    .status(description.status)
    .headers({ ...description.headers, 'content-type': PROBLEM_MEDIA_TYPE, 'content-language': language, vary: 'Accept-Language', 'x-request-id': requestId })
    .send(JSON.stringify(problem));
}
