import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../access/roles.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HttpProblem } from '../problems/http-problem.js';
import { AnswerStore, type KeyedRequest, type StoredAnswer } from './answer-store.js';
import { requestHash } from './request-hash.js';

/** Visible ASCII, as header values are; long enough for a UUID or a client's own name of the request. */
const KEY = /^[\x21-\x7e]{1,200}$/;
/** Headers that are part of the answer, not of the exchange. */
const KEPT_HEADERS = ['location', 'etag', 'content-language'];

/** Does a POST with an `Idempotency-Key` once: its answer is committed with its work, and a repetition gets it again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly answers: AnswerStore,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest & AuthenticatedRequest>();
    const keyed = request.method === 'POST' ? keyedRequestOf(request) : undefined;
    if (!keyed) return next.handle();
    return from(this.once(keyed, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private once(keyed: KeyedRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const { statusCode } = reply;
    return this.unitOfWork.run(async (tx) => {
      const before = await this.answers.claim(keyed, tx);
      if (before) return replay(reply, before);
      // A repeated attempt must not inherit what the one before it had set.
      reply.status(statusCode);
      const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.answers.keep(keyed, answerOf(reply, result), tx);
      return result;
    });
  }
}

function keyedRequestOf(request: FastifyRequest & AuthenticatedRequest): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) throw malformedKey();
  return {
    principal: request.user?.label ?? 'open',
    key,
    route: `${request.method} ${request.routeOptions.url ?? request.url}`,
    hash: requestHash(request.url, request.body),
  };
}

function answerOf(reply: FastifyReply, result: unknown): StoredAnswer {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return { status: reply.statusCode, body: result === undefined ? null : JSON.stringify(result), headers: Object.fromEntries(headers) };
}

function replay(reply: FastifyReply, answer: StoredAnswer): unknown {
  reply.status(answer.status).headers({ ...answer.headers, 'idempotent-replayed': 'true' });
  return answer.body === null ? undefined : JSON.parse(answer.body) as unknown;
}

function malformedKey(): HttpProblem {
  return new HttpProblem({
    status: 400,
    code: 'idempotency.malformed-key',
    text: {
      it: 'Idempotency-Key deve avere da 1 a 200 caratteri visibili, per esempio un UUID.',
      en: 'Idempotency-Key must have 1 to 200 visible characters, for example a UUID.',
    },
  });
}
