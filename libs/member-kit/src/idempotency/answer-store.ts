import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { HttpProblem } from '../problems/http-problem.js';
import { Clock } from '../time/clock.js';

/** Which request a key stands for. */
export interface KeyedRequest {
  /** Who sent it: keys of different principals never meet. */
  readonly principal: string;
  readonly key: string;
  /** Method and route template, for whoever reads the table. */
  readonly route: string;
  readonly hash: Buffer;
}

/** An answer as it was sent. */
export interface StoredAnswer {
  readonly status: number;
  /** JSON, or null when the answer had no body. */
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

interface Row {
  readonly route: string;
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly body: string | null;
  readonly headers: Record<string, string>;
  readonly erased: boolean;
}

/** The answers of keyed requests, in the node's own database. */
@Injectable()
export class AnswerStore {
  constructor(private readonly clock: Clock) {}

  /**
   * Takes the key for this request, waiting for a duplicate that is being served right now.
   * @returns undefined when the work is still to be done, or the answer it had
   * @throws HttpProblem 422 when the key stands for another request, 410 when the answer has been erased
   */
  async claim(request: KeyedRequest, tx: Transaction): Promise<StoredAnswer | undefined> {
    const { principal, key, route, hash } = request;
    const claimed: unknown[] = await tx.query(
      `INSERT INTO idempotency (principal, key, route, request_hash, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (principal, key) DO NOTHING RETURNING 1`,
      [principal, key, route, hash, this.clock.now()],
    );
    if (claimed.length > 0) return undefined;
    const [row]: Row[] = await tx.query(
      'SELECT route, request_hash, status, body, headers, erased FROM idempotency WHERE principal = $1 AND key = $2',
      [principal, key],
    );
    if (!row) throw concurrentDuplicate();
    if (!row.request_hash.equals(hash) || row.route !== route) throw keyReused();
    if (row.erased || row.status === null) throw answerErased();
    return { status: row.status, body: row.body, headers: row.headers };
  }

  /** Keeps the answer, in the transaction that did the work. */
  async keep(request: KeyedRequest, answer: StoredAnswer, tx: Transaction): Promise<void> {
    await tx.query(
      'UPDATE idempotency SET status = $3, body = $4, headers = $5 WHERE principal = $1 AND key = $2',
      [request.principal, request.key, answer.status, answer.body, JSON.stringify(answer.headers)],
    );
  }
}

function concurrentDuplicate(): HttpProblem {
  return new HttpProblem({
    status: 409,
    code: 'idempotency.in-progress',
    text: { it: 'La stessa richiesta è in corso: riprovare fra poco.', en: 'The same request is in progress: try again soon.' },
    headers: { 'retry-after': '1' },
  });
}

function keyReused(): HttpProblem {
  return new HttpProblem({
    status: 422,
    code: 'idempotency.key-reused',
    text: {
      it: 'Questa Idempotency-Key è già stata usata per un\'altra richiesta: usarne una nuova.',
      en: 'This Idempotency-Key was already used for another request: use a new one.',
    },
  });
}

function answerErased(): HttpProblem {
  return new HttpProblem({
    status: 410,
    code: 'idempotency.answer-erased',
    text: {
      it: 'La richiesta era stata eseguita; la risposta è stata cancellata con i dati della persona.',
      en: 'The request was carried out; its answer was erased with the person\'s data.',
    },
  });
}
