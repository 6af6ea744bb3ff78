import type { MigrationInterface } from 'typeorm';
import { CreateIdempotency1763900000090 } from '../idempotency/create-idempotency.migration.js';
import { MESSAGING_MIGRATIONS } from '../messaging/messaging-migrations.js';

/** Entities of the kit itself: none, its tables are read and written in plain SQL. */
export const KIT_ENTITIES: readonly Function[] = [];

/** Tables that every member has, whatever its kind. */
export const KIT_MIGRATIONS: readonly (new () => MigrationInterface)[] = [...MESSAGING_MIGRATIONS, CreateIdempotency1763900000090];
