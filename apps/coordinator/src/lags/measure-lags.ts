import { AGREEMENT, consumerNamesOf, streamsReadBy } from '@filiera/contracts';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable, Logger } from '@nestjs/common';
import { Not } from 'typeorm';
import { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { HubProgress, type Progress } from './hub-progress.js';

const EVERY_MS = 10_000;
/** Questions to the hub that are open at once: it answers in order, and others ask it too. */
const AT_ONCE = 16;

interface Reading {
  readonly member: string;
  readonly stream: string;
}

/** What has changed since the last measurement; rows of consumers that are no more go. */
const KEEP = `
  WITH measured AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS m (member text, stream text, pending bigint, unacknowledged integer, redelivered integer, "lastDeliveredAt" timestamptz, "lastAcknowledgedAt" timestamptz)
  ), gone AS (
    DELETE FROM consumer_lag lag WHERE NOT EXISTS (SELECT FROM measured WHERE measured.member = lag.member AND measured.stream = lag.stream)
  )
  INSERT INTO consumer_lag (member, stream, pending, unacknowledged, redelivered, last_delivered_at, last_acknowledged_at, behind_since, measured_at)
  SELECT member, stream, pending, unacknowledged, redelivered, "lastDeliveredAt", "lastAcknowledgedAt", CASE WHEN pending + unacknowledged > 0 THEN $2::timestamptz END, $2
  FROM measured ORDER BY member, stream
  ON CONFLICT (member, stream) DO UPDATE SET
    pending = excluded.pending, unacknowledged = excluded.unacknowledged, redelivered = excluded.redelivered, last_delivered_at = excluded.last_delivered_at,
    last_acknowledged_at = excluded.last_acknowledged_at, measured_at = excluded.measured_at,
    behind_since = CASE WHEN excluded.behind_since IS NULL THEN NULL ELSE coalesce(consumer_lag.behind_since, excluded.behind_since) END`;

/** Measures how far behind each member reads what the agreement gives it: a member that is away is one for which more and more waits. */
@Injectable()
export class MeasureLags extends SweepsRegularly {
  private readonly logger = new Logger('Lags');
  private explained = '';

  constructor(private readonly work: UnitOfWork, private readonly hub: HubProgress, private readonly clock: Clock) {
    super(EVERY_MS, 'how far behind the members read could not be measured');
  }

  /** Keeps the last measurement, with its time, while the hub is out of reach. @returns how many consumers were measured */
  override async sweep(): Promise<number> {
    if (!this.hub.reachable) return 0;
    const readings = await this.work.read(async (tx) => (await tx.findBy(RegisteredMemberEntity, { status: Not('left') })).flatMap(readingsOf));
    const measured = await this.askAll(readings).catch((error: unknown) => this.explain(error));
    if (!measured || this.stopping) return 0;
    this.explained = '';
    await this.work.run((tx) => tx.query(KEEP, [JSON.stringify(measured), this.clock.now()]));
    return measured.length;
  }

  private async askAll(readings: readonly Reading[]): Promise<(Reading & Progress)[]> {
    const measured: (Reading & Progress)[] = [];
    for (let at = 0; at < readings.length && !this.stopping; at += AT_ONCE) measured.push(...await this.ask(readings.slice(at, at + AT_ONCE)));
    return measured;
  }

  /** The hub may be lost while it is asked, or may not have been told yet that this account may ask: said once, and tried again. */
  private explain(error: unknown): null {
    const why = error instanceof Error ? error.message : String(error);
    if (why !== this.explained) this.logger.warn(`the hub does not tell how far behind the members read, asking again: ${why}`);
    this.explained = why;
    return null;
  }

  private async ask(readings: readonly Reading[]): Promise<(Reading & Progress)[]> {
    const answers = await Promise.all(readings.map(async ({ member, stream }) => {
      const progress = await this.hub.of(stream, consumerNamesOf({ id: member }).reader);
      return progress ? [{ member, stream, ...progress }] : [];
    }));
    return answers.flat();
  }
}

function readingsOf({ id, kind }: RegisteredMemberEntity): Reading[] {
  return streamsReadBy(AGREEMENT, { id, kind }).map((stream) => ({ member: id, stream }));
}
