import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import type { NodeSettings } from '../configuration/node-settings.js';
import { DatabaseHealth } from './database-health.js';
import { dataSourceOptions, openDatabase } from './open-database.js';
import { UnitOfWork } from './unit-of-work.js';

/** What the node keeps and how its tables come to be. */
export interface DatabaseParts {
  readonly entities: readonly NonNullable<unknown>[];
  readonly migrations: readonly Function[];
}

/** The node's own database: opened and migrated before anything else of the node starts. */
@Module({})
export class DatabaseModule {
  static of(settings: NodeSettings, parts: DatabaseParts): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...dataSourceOptions(settings, parts.entities, parts.migrations), retryAttempts: 0 }),
          dataSourceFactory: (options) => openDatabase(options as DataSourceOptions, settings),
        }),
      ],
      providers: [UnitOfWork, DatabaseHealth],
      exports: [UnitOfWork, TypeOrmModule],
    };
  }
}
