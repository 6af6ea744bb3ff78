import { AGREEMENT, type Family } from '@filiera/contracts';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HandlerIndex } from '../messaging/handler-index.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions } from '../messaging/messaging-options.js';
import { OthersAtWork } from '../messaging/others-at-work.js';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { QUIET_OBSERVER } from '../messaging/quiet-observer.js';
import { MESSAGING_OBSERVER, type MessagingObserver } from '../messaging-observer.js';
import { addToQuarantine, type FaultyMessage } from '../quarantine/quarantine-table.js';
import { RegistryCache, type RegisteredMembers } from '../registry/registry-cache.js';
import { Clock } from '../time/clock.js';
import { EventCheck } from './check-events.js';
import type { Inbound } from './inbound.js';
import { takeIn } from './inbox-table.js';
import { readEvent, type ReadEvent } from './read-event.js';
import { runInBulk, runOneByOne } from './run-handlers.js';
import { describeFailure, isTransient } from './transient-failure.js';
import { notOfTheHolder, notTheHolder } from './word-of-the-holder.js';

/** What a batch came to; the messages at `refused` are to be terminated, all others acknowledged. */
export interface BatchResult {
  readonly refused: ReadonlySet<Inbound>;
  readonly handled: number;
}

/** Messages whose checks are done: what can be handled, and what must be set aside. */
interface Sorted {
  readonly events: { readonly message: Inbound; readonly event: ReceivedEvent }[];
  readonly faulty: FaultyMessage[];
}

/**
 * Takes what the hub delivers: verifies, deduplicates, handles and sets aside, a whole batch in one transaction. The messages are
 * acknowledged after the commit, so whatever happens before it happens again.
 */
@Injectable()
export class Inbox {
  private readonly logger = new Logger('Inbox');

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly units: UnitOfWork,
    private readonly handlers: HandlerIndex,
    private readonly checks: EventCheck,
    private readonly registry: RegistryCache,
    private readonly clock: Clock,
    private readonly others: OthersAtWork,
    @Optional() @Inject(MESSAGING_OBSERVER) private readonly observer: MessagingObserver = QUIET_OBSERVER,
  ) {}

  /**
   * Handles a batch of one stream.
   * @throws what passes by itself: the caller repeats the batch
   */
  async take(messages: readonly Inbound[], stream: string): Promise<BatchResult> {
    const generation = this.registry.generation;
    // Read before a connection is held: the checks then go on beside the transaction's beginning, and need none.
    const members = await this.registry.all();
    const sorting = this.sort(messages, members);
    // Whoever waits for it below hears of its failure.
    sorting.catch(() => undefined);
    const result = await this.commitSomehow(sorting, stream, messages);
    const sorted = await sorting;
    const unknown = sorted.faulty.filter(({ fault }) => fault.reason === 'unknown-signer').map(({ message }) => message.subject.split('.')[4]!);
    // The signer became known between the check and the quarantine: nobody would take the event up again.
    if (unknown.length > 0 && generation !== this.registry.generation) this.registry.changed(unknown);
    return result;
  }

  private async commitSomehow(sorting: Promise<Sorted>, stream: string, messages: readonly Inbound[]): Promise<BatchResult> {
    try {
      return await this.commit(sorting, stream, messages, false);
    } catch (failure) {
      if (isTransient(failure)) throw failure;
      this.logger.warn(`a handler failed in a batch of ${stream}: its events are handled one by one`);
    }
    try {
      return await this.commit(sorting, stream, messages, true);
    } catch (failure) {
      if (isTransient(failure)) throw failure;
      this.logger.error(`a batch of ${stream} cannot be taken in: ${describeFailure(failure)}; each message is taken in by itself`);
      return this.commitEach(await sorting, stream, messages);
    }
  }

  /** What fails outside of every handler fails for its whole batch: one such message must not keep the stream for ever. */
  private async commitEach({ events, faulty }: Sorted, stream: string, messages: readonly Inbound[]): Promise<BatchResult> {
    const refused = new Set<Inbound>();
    let handled = 0;
    for (const message of messages) {
      const isThis = (entry: { readonly message: Inbound }): boolean => entry.message === message;
      const result = await this.commitAlone({ events: events.filter(isThis), faulty: faulty.filter(isThis) }, stream, message);
      for (const each of result.refused) refused.add(each);
      handled += result.handled;
    }
    return { refused, handled };
  }

  private async commitAlone(sorted: Sorted, stream: string, message: Inbound): Promise<BatchResult> {
    try {
      return await this.commit(Promise.resolve(sorted), stream, [message], true);
    } catch (failure) {
      if (isTransient(failure)) throw failure;
      const set: FaultyMessage[] = [{ message, fault: { reason: 'handler-failed', detail: describeFailure(failure) } }];
      const quarantined = await this.units.run((tx) => addToQuarantine(tx, set, this.clock.now()));
      this.report(stream, { set, quarantined, handled: [], duplicates: 0 });
      return { refused: new Set([message]), handled: 0 };
    }
  }

  /**
   * Handles one message again, whether or not its id was entered before, inside the caller's transaction.
   * @returns what is still wrong with it, or null
   */
  async retake(message: Inbound, tx: EntityManager): Promise<FaultyMessage | null> {
    const { events, faulty } = await this.sort([message]);
    if (faulty[0]) return faulty[0];
    const event = events[0]?.event;
    if (!event) return null;
    await tx.query('DELETE FROM inbox WHERE event_id = $1', [event.id]);
    const { fresh, erased } = await takeIn(tx, [event], message.stream, [], this.clock.now());
    if (!fresh.has(event.id) || erased.has(event.id)) return null;
    if ((await notOfTheHolder(tx, [event])).has(event)) return { message, fault: notTheHolder(event) };
    const [failed] = await runOneByOne(this.handlers, [event], { tx, rebuild: false, own: false }, 1);
    return failed ? { message, fault: failed.fault } : null;
  }

  private async sort(messages: readonly Inbound[], members?: RegisteredMembers): Promise<Sorted> {
    const faulty: FaultyMessage[] = [];
    const read: ReadEvent[] = [];
    for (const message of messages) {
      const reading = readEvent(message, this.options.self.id);
      if (reading.kind === 'fault') faulty.push({ message, fault: reading.fault });
      else if (reading.kind === 'event' && this.handlers.forType(reading.event.subject.type).length > 0) read.push(reading.event);
    }
    const checked = await this.checks.check(read, members);
    const events: Sorted['events'] = [];
    checked.forEach((result, index) => {
      const { message } = read[index]!;
      if ('fault' in result) faulty.push({ message, fault: result.fault });
      else events.push({ message, event: result.event });
    });
    return { events, faulty };
  }

  private async commit(sorting: Promise<Sorted>, stream: string, messages: readonly Inbound[], oneByOne: boolean): Promise<BatchResult> {
    const now = this.clock.now();
    const result = await this.units.run(async (tx) => {
      const { events, faulty } = await sorting;
      const { fresh, erased } = await takeIn(tx, events.map(({ event }) => event), stream, messages, now);
      const first = firstOfEach(events.filter(({ event }) => fresh.has(event.id)));
      const { kept, foreign } = await this.ofTheirHolders(tx, first.filter(({ event }) => !erased.has(event.id)));
      const delivery = { tx, rebuild: false, own: false };
      const toHandle = kept.map(({ event }) => event);
      const failed = oneByOne ? await runOneByOne(this.handlers, toHandle, delivery, tuningOf(this.options).handlerAttempts) : [];
      if (!oneByOne) await runInBulk(this.handlers, toHandle, delivery);
      const messageOf = new Map(kept.map(({ message, event }) => [event, message]));
      const set: FaultyMessage[] = [
        ...faulty, ...foreign,
        ...failed.map(({ event, fault }) => ({ message: messageOf.get(event)!, fault })),
      ];
      return { set, quarantined: await addToQuarantine(tx, set, now), handled: toHandle, duplicates: events.length - first.length };
    });
    this.report(stream, result);
    return { refused: new Set(result.set.map(({ message }) => message)), handled: result.handled.length };
  }

  private async ofTheirHolders(tx: EntityManager, events: Sorted['events']): Promise<{ kept: Sorted['events']; foreign: FaultyMessage[] }> {
    const others = await notOfTheHolder(tx, events.map(({ event }) => event));
    if (others.size === 0) return { kept: events, foreign: [] };
    return {
      kept: events.filter(({ event }) => !others.has(event)),
      foreign: events.filter(({ event }) => others.has(event)).map(({ message, event }) => ({ message, fault: notTheHolder(event) })),
    };
  }

  private report(stream: string, result: { set: readonly FaultyMessage[]; quarantined: number; handled: readonly ReceivedEvent[]; duplicates: number }): void {
    const now = this.clock.now().getTime();
    const family = familyOfStream(stream);
    const newest = result.handled.at(-1);
    if (newest) this.others.heard();
    if (newest && family) this.observer.consumed(family, result.handled.length, (now - newest.time.getTime()) / 1_000);
    if (result.duplicates > 0 && family) this.observer.duplicates(family, result.duplicates);
    if (result.quarantined > 0) this.observer.quarantined(family ?? 'unknown', result.quarantined);
    for (const { fault, message } of result.set) this.logger.warn(`quarantined from ${stream}, event ${message.headers['ce-id'] ?? 'without id'}: ${fault.reason}`);
  }
}

function firstOfEach(entries: Sorted['events']): Sorted['events'] {
  const seen = new Set<string>();
  return entries.filter(({ event }) => !seen.has(event.id) && seen.add(event.id));
}

function familyOfStream(stream: string): Family | undefined {
  return AGREEMENT.streams.find(({ name }) => name === stream)?.family;
}
