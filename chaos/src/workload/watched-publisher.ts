import { setTimeout as pause } from 'node:timers/promises';
import type { NodeClient } from '@filiera/sample';
import pg from 'pg';
import type { Told } from '../checker/told.js';
import { TimedWriter } from './timed-writer.js';

const LOOK_MS = 2;

/** Somebody at one node who publishes one vacancy after the other, and waits each time until the hub has it. */
export class WatchedPublisher {
  /** Milliseconds from the request to the hub's acknowledgement, as the node wrote it down. */
  readonly delays: number[] = [];
  /** Milliseconds of these until the node had answered. */
  readonly answers: number[] = [];
  private readonly writer: TimedWriter;

  constructor(node: NodeClient, told: Told, private readonly databaseUrl: string) {
    this.writer = new TimedWriter(node, told);
  }

  async publishUntil(enough: () => boolean, pauseMs: number): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      while (!enough()) {
        const began = performance.now();
        const vacancy = await this.writer.writeOne();
        this.answers.push(performance.now() - began);
        await this.published(client, vacancy);
        this.delays.push(performance.now() - began);
        await pause(pauseMs);
      }
    } finally {
      await client.end();
    }
  }

  private async published(client: pg.Client, vacancy: string): Promise<void> {
    for (;;) {
      const { rowCount } = await client.query('SELECT FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.entity = $1 AND s.published_at IS NOT NULL', [vacancy]);
      if (rowCount) return;
      await pause(LOOK_MS);
    }
  }
}
