import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../problems/domain-error.js';
import { Relay } from './relay.js';

/** An event that the hub kept refusing. */
export interface ParkedEvent {
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly reason: string;
  readonly attempts: number;
  readonly time: Date;
}

/** Events that could not be published, for someone to look at and send off again. */
@Injectable()
export class ParkedEvents {
  constructor(private readonly dataSource: DataSource, private readonly relay: Relay) {}

  list(): Promise<ParkedEvent[]> {
    return this.dataSource.query<ParkedEvent[]>(`SELECT s.position, o.id, o.type, s.parked_reason AS reason, s.attempts, o.time
      FROM outbox_sealed s JOIN outbox o USING (position) WHERE s.parked_reason IS NOT NULL ORDER BY s.position LIMIT 200`);
  }

  /** Lets the relay try it again. @throws NotFound when it is not parked */
  async retry(position: string): Promise<void> {
    const [, freed] = (await this.dataSource.query(
      'UPDATE outbox_sealed SET parked_reason = NULL, attempts = 0, next_attempt_at = NULL WHERE position = $1 AND parked_reason IS NOT NULL', [position],
    )) as [unknown, number];
    if (freed === 0) throw new NotFound({ code: 'outbox.not-parked', text: { it: 'nessun evento fermo con questo numero', en: 'no parked event with this number' } });
    this.relay.lookAgain();
  }
}
