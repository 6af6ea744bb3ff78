import { readFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { RunningNetwork, RunningNode } from './network-file.js';

/** What a node answered. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
}

/** A refusal of a node: RFC 9457 problem details. */
export class NodeRefusal extends Error {
  constructor(readonly node: string, readonly status: number, readonly code: string, readonly detail: string, readonly faults: readonly object[]) {
    super(`${node}: ${status} ${code}: ${detail}${faults.length > 0 ? ` ${JSON.stringify(faults)}` : ''}`);
    this.name = 'NodeRefusal';
  }
}

/** Options of one request. */
export interface RequestOptions {
  /** Makes a POST happen once however often it is repeated. */
  readonly idempotencyKey?: string;
  /** Role whose key is used; the operator's, or the first that the node has. */
  readonly as?: keyof RunningNode['keys'];
}

const TIMEOUT_MILLISECONDS = 30_000;

/** Speaks to one node over its own HTTP interface, as any integrator would. */
export class NodeClient {
  private readonly ca: Buffer | undefined;

  constructor(readonly node: RunningNode, network: Pick<RunningNetwork, 'ca'> = {}) {
    this.ca = network.ca ? readFileSync(network.ca) : undefined;
  }

  get id(): string {
    return this.node.id;
  }

  /** @throws NodeRefusal when the answer is not 2xx */
  async get<T>(path: string, options?: RequestOptions): Promise<T> {
    return this.expect<T>('GET', path, undefined, options);
  }

  /** @throws NodeRefusal when the answer is not 2xx */
  async post<T>(path: string, body: object = {}, options?: RequestOptions): Promise<T> {
    return this.expect<T>('POST', path, body, options);
  }

  /** Sends a document as it is. @throws NodeRefusal when the answer is not 2xx */
  async postXml<T>(path: string, xml: string, options?: RequestOptions): Promise<T> {
    return this.expect<T>('POST', path, xml, options);
  }

  /** @throws NodeRefusal when the answer is not 2xx */
  async send<T>(method: string, path: string, body: object, options?: RequestOptions): Promise<T> {
    return this.expect<T>(method, path, body, options);
  }

  /** The answer as it is, whatever its status. */
  ask<T>(method: string, path: string, body?: object | string, options: RequestOptions = {}): Promise<Answer<T>> {
    const url = new URL(path, this.node.url);
    const isDocument = typeof body === 'string';
    const payload = body === undefined ? undefined : Buffer.from(isDocument ? body : JSON.stringify(body));
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
    return new Promise((resolve, reject) => {
      const call = send(url, { method, headers: this.headers(payload, isDocument ? 'application/xml' : 'application/json', options), timeout: TIMEOUT_MILLISECONDS, ...(this.ca ? { ca: this.ca } : {}) }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: read<T>(Buffer.concat(parts)) }));
      });
      call.on('timeout', () => call.destroy(new Error(`${this.id} did not answer within ${TIMEOUT_MILLISECONDS / 1000} s`)));
      call.on('error', reject);
      call.end(payload);
    });
  }

  private headers(payload: Buffer | undefined, type: string, { idempotencyKey, as }: RequestOptions): Record<string, string> {
    const { keys } = this.node;
    const key = as ? keys[as] : (keys.operator ?? keys.manager ?? keys.coordinator ?? keys.technician);
    return {
      accept: 'application/json',
      'accept-language': 'it',
      ...(key ? { 'x-api-key': key } : {}),
      ...(payload ? { 'content-type': type, 'content-length': String(payload.length) } : {}),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    };
  }

  private async expect<T>(method: string, path: string, body: object | string | undefined, options?: RequestOptions): Promise<T> {
    const answer = await this.ask<T>(method, path, body, options);
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    const problem = (answer.body ?? {}) as { code?: string; detail?: string; faults?: object[] };
    throw new NodeRefusal(this.id, answer.status, problem.code ?? 'unknown', problem.detail ?? `${method} ${path}`, problem.faults ?? []);
  }
}

function read<T>(bytes: Buffer): T {
  if (bytes.length === 0) return undefined as T;
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text) as T;
  } catch {
    return text as T;
  }
}
