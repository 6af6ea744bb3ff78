import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { DatabaseHealth } from './database-health.js';
import { UnitOfWork } from './unit-of-work.js';

/** The node's own database, already open and migrated, for every module; closed last of all. */
@Module({})
export class DatabaseModule {
  static of(dataSource: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...dataSource.options, retryAttempts: 0 }),
          dataSourceFactory: () => Promise.resolve(dataSource),
        }),
      ],
      providers: [UnitOfWork, DatabaseHealth],
      exports: [UnitOfWork, TypeOrmModule],
    };
  }
}
