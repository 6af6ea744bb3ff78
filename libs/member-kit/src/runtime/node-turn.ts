import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrate } from '../database/migrate.js';
import { clientConfigOf } from '../relay/relay-connection.js';
import { StartFailure } from './start-failure.js';
import { takeTurn } from './take-turn.js';

const LOOK_MS = 50;
const RETAKE_MS = 1_000;
/** A process whose machine is gone keeps its turn until PostgreSQL has noticed: this is longer. */
const PATIENCE_MS = 120_000;
// PostgreSQL's own defaults notice after two hours.
const NOTICE_SOON = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

/**
 * One process at a time works for a node. Another one that is started beside it loads and lays out its routes, which takes most of a start's time, and then stands by until
 * the first has ended: between the two, nobody answers for a moment only. Nest initialises it before any other part, which finds the tables migrated.
 */
export class NodeTurn implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Turn');
  private connection: pg.Client | undefined;
  private retake: NodeJS.Timeout | undefined;
  private ended = false;

  /** @param standingBy called when another process works for the node */
  constructor(private readonly dataSource: DataSource, private readonly standingBy: () => void = () => undefined) {}

  /**
   * Waits for the process before this one to end, and brings the tables up to this one.
   * @throws StartFailure when it does not end, or a migration fails
   */
  async onModuleInit(): Promise<void> {
    await this.take();
    await migrate(this.dataSource);
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearTimeout(this.retake);
    await this.connection?.end();
  }

  private async take(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    if (await this.isMine()) return;
    this.logger.log('another process works for this node: standing by until it has ended');
    this.standingBy();
    while (!(await this.isMine())) {
      if (performance.now() > deadline) throw stillThere();
      await pause(LOOK_MS);
    }
  }

  private async isMine(): Promise<boolean> {
    this.connection ??= await this.connect();
    return takeTurn(this.connection);
  }

  private async connect(): Promise<pg.Client> {
    const connection = new pg.Client({ ...clientConfigOf(this.dataSource), application_name: 'filiera-turn' });
    connection.on('error', () => undefined);
    connection.once('end', () => this.lost());
    await connection.connect();
    await connection.query(NOTICE_SOON);
    return connection;
  }

  /** PostgreSQL was restarted, and forgot whose turn it is. */
  private lost(): void {
    this.connection = undefined;
    if (this.ended) return;
    clearTimeout(this.retake);
    this.retake = setTimeout(() => { this.isMine().catch(() => this.lost()); }, RETAKE_MS);
    this.retake.unref();
  }
}

function stillThere(): StartFailure {
  return new StartFailure({
    it: `Un altro processo di questo nodo lavora ancora dopo ${PATIENCE_MS / 1_000} secondi. Fermarlo: questo prende il suo posto quando è finito.`,
    en: `Another process of this node still works after ${PATIENCE_MS / 1_000} seconds. Stop it: this one takes its place when it has ended.`,
  });
}
