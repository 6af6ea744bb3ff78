import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Inbox } from '../inbox/inbox.js';
import { describeFailure } from '../inbox/transient-failure.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions } from '../messaging/messaging-options.js';
import { Conflict, NotFound } from '../problems/domain-error.js';
import { RegistryCache } from '../registry/registry-cache.js';
import { SignatureCheck } from '../signatures/signature-check.js';
import { Clock } from '../time/clock.js';
import { SweepsRegularly } from '../time/sweeps-regularly.js';
import { inboundOf, type QuarantineRow } from './quarantine-table.js';
import type { QuarantineReason } from './quarantine-reason.js';

/** What a list may ask for. */
export interface QuarantineQuery {
  readonly state: QuarantineRow['state'];
  readonly reason?: QuarantineReason;
  /** Only entries before this one: the last of the page before. */
  readonly before?: string;
  readonly limit: number;
}

const LIST = `SELECT id, fingerprint, reason, detail, stream, subject, headers, NULL::bytea AS payload, event_id, type, source, person,
    quarantined_at, replays, state, settled_at, settled_by
  FROM quarantine WHERE state = $1 AND ($2::text IS NULL OR reason = $2) AND ($3::bigint IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`;

const OF_UNKNOWN_SIGNERS = `SELECT id, source, headers ->> 'ce-keyid' AS key FROM quarantine WHERE state = 'open' AND reason = 'unknown-signer' ORDER BY id`;

/**
 * Events that could not be believed or handled: to be looked at, replayed, discarded. Those of an unknown signer replay by themselves once the registry has the
 * key: as soon as it changes, and now and then, because a process may end, or a handler fail, between the one and the other.
 */
@Injectable()
export class Quarantine extends SweepsRegularly implements OnModuleInit {
  private readonly logger = new Logger('Quarantine');

  constructor(
    @Inject(MESSAGING_OPTIONS) options: MessagingOptions,
    private readonly dataSource: DataSource,
    private readonly units: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly registry: RegistryCache,
    private readonly signatures: SignatureCheck,
    private readonly clock: Clock,
  ) {
    super(tuningOf(options).fullCheckEveryMs, 'events of newly known signers wait');
  }

  onModuleInit(): void {
    this.registry.onChange(() => this.sweepSoon());
  }

  /** Newest first, without payloads. */
  list(query: QuarantineQuery): Promise<QuarantineRow[]> {
    return this.dataSource.query<QuarantineRow[]>(LIST, [query.state, query.reason ?? null, query.before ?? null, query.limit]);
  }

  /** How many wait for someone's decision. */
  async open(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>("SELECT count(*)::integer AS count FROM quarantine WHERE state = 'open'");
    return row!.count;
  }

  /** @throws NotFound */
  async find(id: string): Promise<QuarantineRow> {
    const [row] = await this.units.read((tx) => tx.query<QuarantineRow[]>('SELECT * FROM quarantine WHERE id = $1', [id]));
    if (!row) throw new NotFound({ code: 'quarantine.unknown', text: { it: 'nessun evento in quarantena con questo numero', en: 'no quarantined event with this number' } });
    return row;
  }

  /**
   * Handles the event again, from the beginning: its checks, then its handlers.
   * @returns the entry afterwards: `replayed`, or still `open` with what is wrong now
   * @throws NotFound, Conflict when it is settled already
   */
  async replay(id: string, by: string): Promise<QuarantineRow> {
    await this.units.run(async (tx) => {
      const [row] = await tx.query<QuarantineRow[]>('SELECT * FROM quarantine WHERE id = $1 FOR UPDATE', [id]);
      refuseUnlessOpen(row);
      const still = await this.inbox.retake(inboundOf(row), tx);
      if (still) {
        await tx.query('UPDATE quarantine SET replays = replays + 1, reason = $2, detail = $3 WHERE id = $1', [id, still.fault.reason, still.fault.detail]);
      } else {
        await tx.query("UPDATE quarantine SET replays = replays + 1, state = 'replayed', payload = NULL, settled_at = $2, settled_by = $3 WHERE id = $1",
          [id, this.clock.now(), by]);
      }
    });
    return this.find(id);
  }

  /** Gives an event up. @throws NotFound, Conflict when it is settled already */
  async discard(id: string, by: string): Promise<QuarantineRow> {
    await this.units.run(async (tx) => {
      const [row] = await tx.query<QuarantineRow[]>('SELECT * FROM quarantine WHERE id = $1 FOR UPDATE', [id]);
      refuseUnlessOpen(row);
      await tx.query("UPDATE quarantine SET state = 'discarded', payload = NULL, settled_at = $2, settled_by = $3 WHERE id = $1", [id, this.clock.now(), by]);
    });
    return this.find(id);
  }

  /** Takes up what is signed with a key that was not known, and is now; what fails waits for the next sweep, and the others go on. */
  override async sweep(): Promise<number> {
    let takenUp = 0;
    for (const { id, source, key } of await this.dataSource.query<{ id: string; source: string; key: string }[]>(OF_UNKNOWN_SIGNERS)) {
      if (this.stopping) break;
      if (!(await this.signatures.knows({ source, keyId: key }))) continue;
      try {
        await this.replay(id, 'registry');
        takenUp++;
      } catch (error) {
        this.logger.warn(`entry ${id}, of a newly known signer, waits: ${describeFailure(error)}`);
      }
    }
    if (takenUp > 0) this.logger.log(`${takenUp} events of newly known signers were taken up again`);
    return takenUp;
  }
}

function refuseUnlessOpen(row: QuarantineRow | undefined): asserts row is QuarantineRow {
  if (!row) throw new NotFound({ code: 'quarantine.unknown', text: { it: 'nessun evento in quarantena con questo numero', en: 'no quarantined event with this number' } });
  if (row.state !== 'open') {
    throw new Conflict({ code: 'quarantine.settled', text: { it: 'per questo evento si è già deciso', en: 'this event was decided upon already' } });
  }
}
