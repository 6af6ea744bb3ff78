import { AsyncLocalStorage } from 'node:async_hooks';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource, type Logger } from 'typeorm';
import { OPERATOR } from '../loaded-node/loaded-node.js';

/** A statement as the node sent it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What PostgreSQL is asked for each path, transaction included: read off the running node, so that what is compared never drifts apart. */
export async function recordStatements(app: NestFastifyApplication, paths: readonly string[], headers = OPERATOR): Promise<Record<string, Statement[]>> {
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
  try {
    // Twice: what a node in use no longer asks is left out on the other side too.
    for (const path of [...paths, ...paths]) {
      const statements: Statement[] = [];
      const answer = await asking.run(statements, async () => app.inject({ method: 'GET', url: path, headers }));
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`);
      recorded[path] = statements;
    }
    return recorded;
  } finally {
    source.logger = before;
  }
}
