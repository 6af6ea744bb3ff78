import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { TURN_LOCK } from '../database/advisory-locks.js';
import { clientConfigOf } from '../relay/relay-connection.js';
import { StartFailure } from './start-failure.js';

const LOOK_MS = 50;
const RETAKE_MS = 1_000;
/** A process whose machine is gone keeps its turn until PostgreSQL has noticed: this is longer. */
const PATIENCE_MS = 120_000;
// PostgreSQL's own defaults notice after two hours.
const NOTICE_SOON = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

/**
 * One process at a time works for a node. Another one that is started beside it loads, which takes most of a start's time, and then stands by until
 * the first has ended: between the two, nobody answers for a moment only.
 */
@Injectable()
export class NodeTurn implements OnApplicationShutdown {
  private readonly logger = new Logger('Turn');
  private connection: pg.Client | undefined;
  private retake: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Waits for the process before this one to end.
   * @param standingBy called when there is one
   * @throws StartFailure when it does not end
   */
  async take(standingBy: () => void): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    if (await this.isMine()) return;
    this.logger.log('another process works for this node: standing by until it has ended');
    standingBy();
    while (!(await this.isMine())) {
      if (performance.now() > deadline) throw stillThere();
      await pause(LOOK_MS);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearTimeout(this.retake);
    await this.connection?.end();
  }

  private async isMine(): Promise<boolean> {
    this.connection ??= await this.connect();
    const { rows } = await this.connection.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [TURN_LOCK]);
    return rows[0]!.got;
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
