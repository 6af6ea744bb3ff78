import { AsyncLocalStorage } from 'node:async_hooks';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { OPERATOR } from '../loaded-node/loaded-node.js';

/** A statement as the node sent it. */
export interface Statement {
  /** Under which it is prepared once for a connection, where the node does so: a plan is then made once, and not at each call. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What PostgreSQL is asked for each path, transaction and names included: read off the running node, so that what is compared never drifts apart. */
export async function recordStatements(app: Pick<NestFastifyApplication, 'get' | 'inject'>, paths: readonly string[], headers = OPERATOR): Promise<Record<string, Statement[]>> {
  const source = app.get(DataSource) as { logger: Logger };
  const before = source.logger;
  const recorded: Record<string, Statement[]> = {};
  // What sweeps send meanwhile is not the request's.
  const asking = new AsyncLocalStorage<Statement[]>();
  const ignore = (): void => undefined;
  source.logger = {
    logQuery: (text, values = []) => { asking.getStore()?.push({ text, values: values as unknown[] }); },
    logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore, log: ignore,
  };
  const names = new Map<string, string>();
  const unhear = hearNames(names);
  try {
    // Twice: what a node in use no longer asks is left out on the other side too.
    for (const path of [...paths, ...paths]) {
      const statements: Statement[] = [];
      const answer = await asking.run(statements, async () => app.inject({ method: 'GET', url: path, headers }));
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`);
      recorded[path] = statements.map((statement) => (names.has(statement.text) ? { name: names.get(statement.text)!, ...statement } : statement));
    }
    return recorded;
  } finally {
    source.logger = before;
    unhear();
  }
}

/**
 * Hears under which names statements go to PostgreSQL: TypeORM's logger is told of a statement without its name, and on a connection that was waited for nobody knows
 * any more whose request it is.
 * @returns ends it
 */
function hearNames(names: Map<string, string>): () => void {
  const client = pg.Client.prototype as unknown as { query: (asked: unknown, ...more: unknown[]) => unknown };
  const { query } = client;
  client.query = function hearing(asked, ...more) {
    const { name, text } = (typeof asked === 'object' ? asked : {}) as Partial<Statement>;
    if (name !== undefined && text !== undefined) names.set(text, name);
    return query.call(this, asked, ...more);
  };
  return () => { client.query = query; };
}
