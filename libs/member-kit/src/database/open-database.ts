import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { readPem } from '../configuration/read-pem.js';
import type { NodeSettings } from '../configuration/node-settings.js';
import { StartFailure } from '../runtime/start-failure.js';
import { OLDEST_POSTGRES, UPGRADE_POSTGRES } from './oldest-postgres.js';
import { QUIET_LOGGER } from './quiet-logger.js';

const RETRY_EVERY_MS = 500;
/** A database that is starting, restarting or not there yet; anything else will not get better by waiting. */
const WORTH_WAITING = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '57P03', '57P01', '53300']);

/** What TypeORM needs to open the node's database. */
export function dataSourceOptions(
  settings: NodeSettings,
  entities: readonly NonNullable<unknown>[],
  migrations: readonly Function[],
): DataSourceOptions {
  const { url, ca, poolSize } = settings.database;
  const log = new Logger('Database');
  return {
    type: 'postgres',
    // TypeORM would look for it among installed packages, of which a program that is one file has none.
    driver: pg,
    url,
    ...(ca === undefined ? {} : { ssl: { ca: readPem(settings, 'database.ca', ca), rejectUnauthorized: true } }),
    entities: [...entities] as Function[],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    applicationName: `filiera ${settings.member.id}`,
    installExtensions: false,
    synchronize: false,
    logger: QUIET_LOGGER,
    poolSize,
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    poolErrorHandler: (error: NodeJS.ErrnoException) => log.warn(`an idle connection broke (${error.code ?? error.name})`),
    extra: { connectionTimeoutMillis: 10_000, idle_in_transaction_session_timeout: 120_000 },
  };
}

/**
 * Opens the database, waiting for one that is still starting; its tables are as they were left.
 * @throws StartFailure saying what to check, or that the server is too old
 */
export async function openDatabase(options: DataSourceOptions, settings: NodeSettings): Promise<DataSource> {
  const dataSource = await reached(options, settings);
  try {
    await refuseOlder(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function refuseOlder(dataSource: DataSource): Promise<void> {
  const [{ number, version }] = await dataSource.query<[{ number: number; version: string }]>(
    "SELECT current_setting('server_version_num')::integer AS number, current_setting('server_version') AS version");
  if (number >= OLDEST_POSTGRES) return;
  throw new StartFailure({ it: `Il database è di PostgreSQL ${version}: ${UPGRADE_POSTGRES.it}.`, en: `The database is PostgreSQL ${version}: ${UPGRADE_POSTGRES.en}.` });
}

async function reached(options: DataSourceOptions, settings: NodeSettings): Promise<DataSource> {
  const attempts = 1 + Math.ceil((settings.database.waitSeconds * 1_000) / RETRY_EVERY_MS);
  for (let attempt = 1; ; attempt++) {
    try {
      return await new DataSource(options).initialize();
    } catch (error) {
      const code = codeOf(error);
      if (attempt >= attempts || !WORTH_WAITING.has(code)) throw unreachable(settings, code, error);
      await pause(RETRY_EVERY_MS);
    }
  }
}

function unreachable(settings: NodeSettings, code: string, cause: unknown): StartFailure {
  const { host, pathname } = new URL(settings.database.url);
  const place = `${host}${pathname}`;
  return new StartFailure({
    it: `Il database ${place} non si apre (${code}). Verificare che PostgreSQL sia in funzione e che database.url in node.yml (o FILIERA_DATABASE_URL) abbia indirizzo, utente e password giusti.`,
    en: `The database ${place} does not open (${code}). Check that PostgreSQL is running and that database.url in node.yml (or FILIERA_DATABASE_URL) has the right address, user and password.`,
  }, { cause });
}

function codeOf(error: unknown): string {
  for (let inner: unknown = error, depth = 0; typeof inner === 'object' && inner !== null && depth < 5; depth++) {
    const { code, cause, driverError, errors } = inner as { code?: unknown; cause?: unknown; driverError?: unknown; errors?: unknown[] };
    if (typeof code === 'string') return code;
    inner = driverError ?? cause ?? errors?.[0];
  }
  return error instanceof Error ? error.name : 'unknown';
}
