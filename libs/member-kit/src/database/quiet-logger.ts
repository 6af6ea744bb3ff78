import type { Logger } from 'typeorm';

const nothing = (): void => undefined;

/** TypeORM would print statements and their parameters, which carry people's data, on its own: failures reach whoever called. */
export const QUIET_LOGGER: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
