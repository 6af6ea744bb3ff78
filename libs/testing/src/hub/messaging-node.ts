import {
  Clock, IdSource, JetStreamStrategy, MESSAGING_MIGRATIONS, MESSAGING_OBSERVER, MessagingModule, Outbox, RandomIdSource, SystemClock, UnitOfWork,
  type MessagingObserver, type MessagingOptions, type Transaction,
} from '@filiera/member-kit';
import { Global, Module, type DynamicModule, type INestApplication, type InjectionToken, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

/** What a node of a messaging test is made of. */
export interface MessagingNodeOptions {
  readonly databaseUrl: string;
  readonly messaging: MessagingOptions;
  readonly controllers?: readonly Type[];
  readonly providers?: readonly Provider[];
  /** Stand in for the kit's own providers of the same tokens: what a test takes away, to see that others notice. */
  readonly replacing?: readonly Provider[];
  /** Statements that make the tables of the test's own handlers; run once in a database. */
  readonly tables?: readonly string[];
  readonly clock?: Clock;
  readonly observer?: MessagingObserver;
  /** Writes the node's log to the console: to look into a failing test. */
  readonly log?: boolean;
}

/** The messaging of one node in this process, with handlers of the test's own and nothing else. */
export class MessagingNode implements AsyncDisposable {
  private constructor(readonly app: INestApplication, readonly dataSource: DataSource) {}

  /** Starts it: tables made, hub followed, relay running. */
  static async start(options: MessagingNodeOptions): Promise<MessagingNode> {
    const dataSource = await new DataSource({
      type: 'postgres', url: options.databaseUrl, migrations: [...MESSAGING_MIGRATIONS], migrationsTableName: 'migration', poolErrorHandler: () => undefined,
    }).initialize();
    await dataSource.runMigrations();
    for (const statement of options.tables ?? []) await dataSource.query(statement);
    const module = nodeModule(options, dataSource);
    const app = await NestFactory.create(module, new FastifyAdapter(), { logger: options.log ? ['log', 'warn', 'error'] : false, abortOnError: false });
    app.connectMicroservice({ strategy: app.get(JetStreamStrategy) });
    await app.startAllMicroservices();
    await app.init();
    return new MessagingNode(app, dataSource);
  }

  get outbox(): Outbox {
    return this.app.get(Outbox);
  }

  /** Runs a use case. */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.app.get(UnitOfWork).run(work);
  }

  query<R = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    return this.dataSource.query<R[]>(sql, parameters);
  }

  /** @param last works on the database once nothing else does */
  async stop(last: () => Promise<void> = async () => undefined): Promise<void> {
    await this.app.close();
    await last();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

function nodeModule(options: MessagingNodeOptions, dataSource: DataSource): Type {
  const shared: Provider[] = [
    { provide: DataSource, useValue: dataSource },
    UnitOfWork,
    { provide: Clock, useValue: options.clock ?? new SystemClock() },
    { provide: IdSource, useClass: RandomIdSource },
    ...(options.observer ? [{ provide: MESSAGING_OBSERVER, useValue: options.observer }] : []),
  ];

  @Global()
  @Module({ providers: shared, exports: shared })
  class SharedModule {}

  @Module({
    imports: [SharedModule, replaced(MessagingModule.forMember(options.messaging), options.replacing ?? [])],
    controllers: [...(options.controllers ?? [])],
    providers: [...(options.providers ?? [])],
  })
  class NodeModule {}

  return NodeModule;
}

function replaced(module: DynamicModule, others: readonly Provider[]): DynamicModule {
  const instead = new Map(others.map((provider) => [tokenOf(provider), provider]));
  return { ...module, providers: (module.providers ?? []).map((provider) => instead.get(tokenOf(provider)) ?? provider) };
}

function tokenOf(provider: Provider): InjectionToken {
  return typeof provider === 'function' ? provider : provider.provide;
}
