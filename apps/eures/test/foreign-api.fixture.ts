import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A vacancy of the service that the fixture plays. */
export interface ForeignVacancy {
  readonly reference: string;
  readonly source?: string;
  readonly status?: 'ACTIVE' | 'CLOSED';
  readonly modified: string;
  readonly content?: string;
}

type Answer = (path: string, body: unknown) => { readonly status?: number; readonly body?: unknown; readonly text?: string } | undefined;

/** An input API of EURES as another country would run it: a test sets what there is, and what goes wrong. */
export class ForeignApi {
  vacancies: ForeignVacancy[] = [];
  /** What was asked, in order: `getChanges/1`, `getDetails 2`. */
  readonly asked: string[] = [];
  /** Answers instead of the usual ones, while it answers anything. */
  instead: Answer = () => undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ForeignApi> {
    const server = createServer();
    const api = new ForeignApi(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void api.answer(request, response));
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/input/api/jv/v0.1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => { this.server.close(resolve); });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body: unknown = parts.length === 0 ? undefined : JSON.parse(Buffer.concat(parts).toString('utf8'));
    const path = (request.url ?? '').replace('/input/api/jv/v0.1/', '');
    this.asked.push(Array.isArray(body) ? `${path} ${body.length}` : path);
    const other = this.instead(path, body);
    if (request.headers['x-api-key'] !== 'secret') return void response.writeHead(401).end();
    response.writeHead(other?.status ?? 200, { 'content-type': 'application/json' });
    response.end(other?.text ?? JSON.stringify(other?.body ?? this.usual(path, body)));
  }

  private usual(path: string, body: unknown): unknown {
    if (path === 'ping') return 'OK';
    if (path === 'getDetails') {
      const asked = new Set(body as string[]);
      return this.vacancies.filter(({ reference }) => asked.has(reference)).map((vacancy) => ({ ...listed(vacancy), content: vacancy.content ?? '', contentFormatVersion: '1.3' }));
    }
    const since = path === 'getAll' ? '' : new Date(Number(path.split('/')[1])).toISOString();
    const changed = this.vacancies.filter(({ modified }) => modified >= since);
    return {
      createdReferences: changed.filter(({ status }) => status !== 'CLOSED').map(listed), modifiedReferences: [],
      closedReferences: changed.filter(({ status }) => status === 'CLOSED').map(listed),
    };
  }
}

function listed({ reference, source = 'EXAMPLE', status = 'ACTIVE', modified }: ForeignVacancy): object {
  return { reference, source, status, creationTimestamp: '2026-11-01T00:00:00.000Z', lastModificationTimestamp: modified, closingTimestamp: null };
}
