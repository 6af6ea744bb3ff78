import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NotFound } from '../problems/domain-error.js';
import { Relay } from './relay.js';

/** An event that the hub kept refusing, or that could not even be sealed. */
export interface ParkedEvent {
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly reason: string;
  readonly attempts: number;
  readonly time: Date;
}

const FREE = `WITH parked AS (
    UPDATE outbox_sealed SET parked_reason = NULL, attempts = 0, next_attempt_at = NULL WHERE position = $1 AND parked_reason IS NOT NULL RETURNING position
  ), aside AS (
    DELETE FROM outbox_aside WHERE position = $1 RETURNING position
  ), waiting AS (INSERT INTO outbox_waiting (position) SELECT position FROM aside)
  SELECT position FROM parked UNION ALL SELECT position FROM aside`;

/** Events that could not be published, for someone to look at and send off again. */
@Injectable()
export class ParkedEvents {
  constructor(private readonly dataSource: DataSource, private readonly units: UnitOfWork, private readonly relay: Relay) {}

  list(): Promise<ParkedEvent[]> {
    return this.dataSource.query<ParkedEvent[]>(`SELECT s.position, o.id, o.type, s.parked_reason AS reason, s.attempts, o.time
      FROM outbox_sealed s JOIN outbox o USING (position) WHERE s.parked_reason IS NOT NULL
      UNION ALL SELECT a.position, o.id, o.type, a.reason, 0, o.time FROM outbox_aside a JOIN outbox o USING (position)
      ORDER BY position LIMIT 200`);
  }

  /** Lets the relay try it again. @throws NotFound when it is not parked */
  async retry(position: string): Promise<void> {
    await this.units.run(async (tx) => {
      const freed = await tx.query<{ position: string }[]>(FREE, [position]);
      if (freed.length === 0) throw new NotFound({ code: 'outbox.not-parked', text: { it: 'nessun evento fermo con questo numero', en: 'no parked event with this number' } });
      this.units.afterCommit(() => this.relay.lookAgain());
    });
  }
}
