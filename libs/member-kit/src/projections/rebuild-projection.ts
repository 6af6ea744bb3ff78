import { AGREEMENT, familyOf, headersOnly, secondsOf, streamOf, streamsReadBy } from '@filiera/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EraseHere } from '../erasure/erase-here.js';
import { behindSavepoint } from '../inbox/behind-savepoint.js';
import { EventCheck } from '../inbox/check-events.js';
import { groupEvents } from '../inbox/event-groups.js';
import type { Inbound } from '../inbox/inbound.js';
import { besideErasures } from '../erasure/beside-erasures.js';
import { EventRefused } from '../inbox/event-refused.js';
import { handledUpTo } from '../inbox/progress.js';
import { readEvent } from '../inbox/read-event.js';
import { describeFailure } from '../inbox/transient-failure.js';
import { notOfTheHolder } from '../inbox/word-of-the-holder.js';
import { HubConnection } from '../jetstream/hub-connection.js';
import { HandlerIndex, type ProjectionGroup } from '../messaging/handler-index.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { DomainError } from '../problems/domain-error.js';
import { RegistryCache } from '../registry/registry-cache.js';
import { Clock } from '../time/clock.js';
import { ownEvents } from './own-events.js';
import { ReplayedStream } from './replayed-events.js';
import { awaitCopies, checksums, dropShadows, holdWriters, makeShadows, SHADOW_SCHEMA, swap, type TableChecksum } from './shadow-tables.js';

/** What a rebuild did. */
export interface RebuildResult {
  readonly events: number;
  readonly before: readonly TableChecksum[];
  readonly after: readonly TableChecksum[];
  /** True when the projection was as it should be. */
  readonly identical: boolean;
}

const RETENTION = Object.fromEntries(AGREEMENT.events.map((rule) => [rule.type, rule.retention]));
/** Own rows written by transactions that were open during the first pass are read again at the end: none stays open longer than this. */
const LONGEST_TRANSACTION_MS = 600_000;
// The id of a message that was set aside is only what it says of itself: it counts against events of whoever sent it.
const LEFT_OUT = `SELECT v.id FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[]) AS v (id, person, entity, version)
  JOIN erasure e ON e.person = v.person AND (e.scope = 'person' OR (v.entity = v.person AND v.version < e.below_version))
  UNION SELECT v.id FROM unnest($1::text[], $5::text[]) AS v (id, source) JOIN quarantine q ON q.event_id::text = v.id AND q.source = v.source AND q.state <> 'replayed'`;

/**
 * Fills a projection anew while the old one answers: the same handlers run over the node's own log and the hub's replay into empty
 * copies of the tables; then writers are held for a moment, the rest is caught up, and the copies take the tables' place.
 */
@Injectable()
export class RebuildProjection {
  private readonly logger = new Logger('Projections');

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly units: UnitOfWork,
    private readonly handlers: HandlerIndex,
    private readonly checks: EventCheck,
    private readonly hub: HubConnection,
    private readonly registry: RegistryCache,
    private readonly erasing: EraseHere,
    private readonly clock: Clock,
  ) {}

  /** @throws NoEcho, HubUnreachable, or what a handler throws, but for a refusal of another's event: the old tables are left as they are */
  async run(group: ProjectionGroup, progress: (events: number) => void): Promise<RebuildResult> {
    const types = [...new Set(group.handlers.flatMap(({ declaration }) => declaration.types))];
    const streams = this.streams(types).map((stream) => new ReplayedStream(this.hub, stream, this.options.self.id, this.units));
    let events = 0;
    const count = (handled: number): void => progress((events += handled));
    try {
      await this.units.run((tx) => makeShadows(tx, group.tables));
      const started = this.clock.now();
      await this.units.run((tx) => this.fillFromLog(tx, group, types, undefined, count));
      // Twice: what arrived during the first, long pass is little, and then what is left to do while writers wait is less.
      for (let pass = 0; pass < 2; pass++) for (const stream of streams) await this.fillFromHub(stream, group, types, count);
      await this.registry.all();
      let attempts = 0;
      const { before, after } = await this.units.run(async (tx) => {
        if (attempts++ > 0) for (const stream of streams) stream.rewind();
        return this.finish(tx, group, types, streams, started, count);
      });
      return { events, before, after, identical: JSON.stringify(before) === JSON.stringify(after) };
    } catch (error) {
      await this.units.run((tx) => dropShadows(tx, group.tables)).catch(() => undefined);
      throw error;
    }
  }

  private streams(types: readonly string[]): string[] {
    const readable = streamsReadBy(AGREEMENT, this.options.self).filter((stream) => !headersOnly(AGREEMENT, this.options.self, stream));
    return [...new Set(types.map((type) => streamOf(familyOf(type))))].filter((stream) => readable.includes(stream));
  }

  private async finish(
    tx: EntityManager,
    group: ProjectionGroup,
    types: readonly string[],
    streams: readonly ReplayedStream[],
    started: Date,
    count: (handled: number) => void,
  ): Promise<{ before: TableChecksum[]; after: TableChecksum[] }> {
    await awaitCopies(tx);
    // What arrived while a copy was made, before writers wait.
    for (const stream of streams) await this.catchUp(tx, stream, group, types, count);
    await besideErasures(tx);
    await holdWriters(tx, group.tables);
    await this.fillFromLog(tx, group, types, new Date(started.getTime() - LONGEST_TRANSACTION_MS), count);
    for (const stream of streams) await this.catchUp(tx, stream, group, types, count);
    await this.eraseSince(started, tx);
    const before = await checksums(tx, 'public', group.tables);
    const after = await checksums(tx, SHADOW_SCHEMA, group.tables);
    await tx.query('SET LOCAL search_path TO public');
    await swap(tx, group.tables);
    return { before, after };
  }

  /** Who was erased while the shadows were being filled is in them. The ledger has the moment at which an erasure began, not that of its commit. */
  private async eraseSince(started: Date, tx: EntityManager): Promise<void> {
    const orders = await tx.query<{ person: string; belowVersion: number | null }[]>(
      'SELECT person, below_version AS "belowVersion" FROM erasure WHERE erased_at >= $1', [new Date(started.getTime() - LONGEST_TRANSACTION_MS)]);
    await tx.query(`SET LOCAL search_path TO ${SHADOW_SCHEMA}, public`);
    for (const order of orders) await this.erasing.eraseFromPlaces(order, tx);
    await tx.query('SET LOCAL search_path TO public');
  }

  private async fillFromLog(tx: EntityManager, group: ProjectionGroup, types: readonly string[], since: Date | undefined, count: (handled: number) => void): Promise<void> {
    for await (const page of ownEvents(tx, this.options.self, { types, retention: RETENTION, now: this.clock.now(), since })) {
      await this.project(tx, group, page, true);
      count(page.length);
    }
  }

  private async fillFromHub(stream: ReplayedStream, group: ProjectionGroup, types: readonly string[], count: (handled: number) => void): Promise<void> {
    for await (const page of stream.upTo(await this.units.run((tx) => handledUpTo(tx, stream.stream)))) {
      const events = await this.believed(page, types);
      await this.units.run((tx) => this.projectReceived(tx, group, events));
      count(events.length);
    }
  }

  private async catchUp(tx: EntityManager, stream: ReplayedStream, group: ProjectionGroup, types: readonly string[], count: (handled: number) => void): Promise<void> {
    for await (const page of stream.upTo(await handledUpTo(tx, stream.stream))) {
      const events = await this.believed(page, types);
      await this.projectReceived(tx, group, events);
      count(events.length);
    }
  }

  /** The same checks as at the first arrival; what fails them was quarantined then. */
  private async believed(messages: readonly Inbound[], types: readonly string[]): Promise<ReceivedEvent[]> {
    const read = messages.flatMap((message) => {
      const reading = readEvent(message, this.options.self.id);
      return reading.kind === 'event' && types.includes(reading.event.subject.type) ? [reading.event] : [];
    });
    const oldest = this.clock.now().getTime();
    return (await this.checks.check(read)).flatMap((result) => ('event' in result && isKept(result.event, oldest) ? [result.event] : []));
  }

  /** What was erased, set aside, or is not the word of the person's holder is left out, and so is what a handler refuses: it was quarantined when it arrived, or would be now. */
  private async projectReceived(tx: EntityManager, group: ProjectionGroup, received: readonly ReceivedEvent[]): Promise<void> {
    const leftOut = new Set((await tx.query<{ id: string }[]>(LEFT_OUT, [
      received.map((event) => event.id), received.map((event) => event.person), received.map((event) => event.entity), received.map((event) => event.version),
      received.map((event) => event.source),
    ])).map((row) => row.id));
    const kept = received.filter((event) => !leftOut.has(event.id));
    const others = await notOfTheHolder(tx, kept);
    const events = kept.filter((event) => !others.has(event));
    if (!await behindSavepoint(tx, () => this.project(tx, group, events, false))) return;
    for (const event of events) {
      const failure = await behindSavepoint(tx, () => this.project(tx, group, [event], false));
      // What is no refusal is a defect of the handler: better the old rows than none.
      if (failure && !isRefusal(failure)) throw failure;
      if (failure) this.logger.warn(`event ${event.id} (${event.type}) is left out of ${group.name}: ${describeFailure(failure)}`);
    }
  }

  private async project(tx: EntityManager, group: ProjectionGroup, events: readonly ReceivedEvent[], own: boolean): Promise<void> {
    await tx.query(`SET LOCAL search_path TO ${SHADOW_SCHEMA}, public`);
    for (const { type, events: ofType } of groupEvents(events)) {
      for (const handler of group.handlers.filter(({ declaration }) => declaration.types.includes(type))) {
        await this.handlers.call(handler, ofType, { tx, rebuild: true, own });
      }
    }
    await tx.query('SET LOCAL search_path TO public');
  }
}

function isRefusal(failure: Error): boolean {
  return failure instanceof EventRefused || failure instanceof DomainError;
}

function isKept(event: ReceivedEvent, now: number): boolean {
  const retention = AGREEMENT.events.find(({ type }) => type === event.type)?.retention;
  return retention === undefined || event.time.getTime() + secondsOf(retention) * 1_000 > now;
}
