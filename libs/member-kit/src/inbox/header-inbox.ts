import { AGREEMENT, EnvelopeError, parseSubject, readHeaders, SubjectError, type Family } from '@filiera/contracts';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { besideErasures } from '../erasure/beside-erasures.js';
import { PAYLOAD_BYTES_HEADER, payloadBytesTold } from '../jetstream/payload-bytes-told.js';
import { HandlerIndex } from '../messaging/handler-index.js';
import { MESSAGING_OPTIONS, tuningOf, type MessagingOptions } from '../messaging/messaging-options.js';
import type { Delivery, ReceivedHeader } from '../messaging/received-event.js';
import { QUIET_OBSERVER } from '../messaging/quiet-observer.js';
import { MESSAGING_OBSERVER, type MessagingObserver } from '../messaging-observer.js';
import type { EventFault } from '../quarantine/quarantine-reason.js';
import { addToQuarantine, type FaultyMessage } from '../quarantine/quarantine-table.js';
import { Clock } from '../time/clock.js';
import type { Inbound } from './inbound.js';
import type { BatchResult } from './inbox.js';
import { takeIn } from './inbox-table.js';
import { describeFailure, isTransient } from './transient-failure.js';
import { forgetOrdersOfOthers, notOfTheHolder, notTheHolder } from './word-of-the-holder.js';

interface ReadHeader {
  readonly message: Inbound;
  readonly header: ReceivedHeader;
}

/**
 * Takes the envelopes of streams that this member follows without payloads, each once, in one transaction a batch. A signature covers the
 * payload and cannot be checked here: what is trusted is the hub, which lets each member publish under its own name alone. Who published a
 * person's profile first is their holder here too, and nobody else's profile of them is handled.
 */
@Injectable()
export class HeaderInbox {
  private readonly logger = new Logger('Inbox');

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly units: UnitOfWork,
    private readonly handlers: HandlerIndex,
    private readonly clock: Clock,
    @Optional() @Inject(MESSAGING_OBSERVER) private readonly observer: MessagingObserver = QUIET_OBSERVER,
  ) {}

  /** @throws what passes by itself: the caller repeats the batch */
  async take(messages: readonly Inbound[], stream: string): Promise<BatchResult> {
    const faulty: FaultyMessage[] = [];
    const read: ReadHeader[] = [];
    for (const message of messages) {
      const reading = readHeader(message);
      if ('header' in reading) read.push({ message, header: reading.header });
      else faulty.push({ message, fault: reading.fault });
    }
    try {
      return await this.commit(read, faulty, messages, stream, false);
    } catch (failure) {
      if (isTransient(failure)) throw failure;
      this.logger.warn(`a handler failed in a batch of ${stream}: its ${messages.length} headers are handled one by one`);
      return this.commit(read, faulty, messages, stream, true);
    }
  }

  private async commit(
    read: readonly ReadHeader[],
    faulty: readonly FaultyMessage[],
    messages: readonly Inbound[],
    stream: string,
    oneByOne: boolean,
  ): Promise<BatchResult> {
    const now = this.clock.now();
    const family = AGREEMENT.streams.find(({ name }) => name === stream)?.family;
    const result = await this.units.run(async (tx) => {
      const persons = [...new Set(read.flatMap(({ header: { person } }) => person ?? []))];
      // An order is believed before it is known here whose the person is, and forgotten below, or after that, and refused: never in between.
      if (persons.length > 0) await besideErasures(tx);
      // Before what is erased is dropped: that may have been a stranger's wish. Known ones too: those read again after a restore tell whose a person is.
      const strange = await notOfTheHolder(tx, read.map(({ header }) => header));
      await forgetOrdersOfOthers(tx, persons);
      const { fresh, erased } = await takeIn(tx, read.map(({ header }) => header), stream, messages, now);
      const seen = new Set<string>();
      const first = read.filter(({ header: { id } }) => fresh.has(id) && !erased.has(id) && !seen.has(id) && seen.add(id));
      const toHandle = first.filter(({ header }) => !strange.has(header));
      const foreign = first.filter(({ header }) => strange.has(header)).map(({ message, header }): FaultyMessage => ({ message, fault: notTheHolder(header) }));
      const delivery: Delivery = { tx, rebuild: false, own: false };
      const failed = family && oneByOne ? await this.oneByOne(family, toHandle, delivery) : [];
      if (family && !oneByOne) await this.inBulk(family, toHandle.map(({ header }) => header), delivery);
      const set = [...faulty, ...foreign, ...failed];
      return { set, handled: toHandle, quarantined: await addToQuarantine(tx, set, now) };
    });
    const newest = result.handled.at(-1);
    if (family && newest) this.observer.consumed(family, result.handled.length, (now.getTime() - newest.header.time.getTime()) / 1_000);
    if (result.quarantined > 0) this.observer.quarantined(family ?? 'unknown', result.quarantined);
    return { refused: new Set(result.set.map(({ message }) => message)), handled: result.handled.length };
  }

  private async inBulk(family: Family, headers: readonly ReceivedHeader[], delivery: Delivery): Promise<void> {
    if (headers.length === 0) return;
    for (const handler of this.handlers.forHeaders(family)) await this.handlers.call(handler, headers, delivery);
  }

  private async oneByOne(family: Family, read: readonly ReadHeader[], delivery: Delivery): Promise<FaultyMessage[]> {
    const failed: FaultyMessage[] = [];
    for (const { message, header } of read) {
      for (let left = tuningOf(this.options).handlerAttempts; left > 0; left--) {
        await delivery.tx.query('SAVEPOINT one_header');
        try {
          await this.inBulk(family, [header], delivery);
          break;
        } catch (failure) {
          if (isTransient(failure)) throw failure;
          await delivery.tx.query('ROLLBACK TO SAVEPOINT one_header');
          if (left === 1) failed.push({ message, fault: { reason: 'handler-failed', detail: describeFailure(failure) } });
        } finally {
          await delivery.tx.query('RELEASE SAVEPOINT one_header').catch(() => undefined);
        }
      }
    }
    return failed;
  }
}

function readHeader(message: Inbound): { readonly header: ReceivedHeader } | { readonly fault: EventFault } {
  try {
    const subject = parseSubject(message.subject);
    const envelope = readHeaders(message.headers);
    if (subject.publisher !== envelope.source || subject.type !== envelope.type || subject.entity !== envelope.entity) {
      return { fault: { reason: 'rerouted', detail: 'subject and headers differ' } };
    }
    return {
      header: {
        id: envelope.id,
        type: subject.type,
        family: subject.family,
        source: envelope.source,
        audience: subject.audience,
        person: subject.person,
        entity: envelope.entity,
        version: envelope.entityVersion,
        time: new Date(envelope.time),
        correlationId: envelope.correlationId,
        causationId: envelope.causationId ?? null,
        purpose: envelope.purpose,
        agreementVersion: envelope.agreementVersion,
        sequence: envelope.sequence,
        previousDigest: envelope.previousDigest,
        digest: envelope.digest,
        salt: envelope.salt,
        keyId: envelope.keyId,
        subject: message.subject,
        stream: message.stream,
        streamSequence: message.streamSequence,
        storedAt: message.storedAt,
        bytes: payloadBytesTold([message.headers[PAYLOAD_BYTES_HEADER] ?? '']) ?? message.payload.length,
      },
    };
  } catch (error) {
    if (error instanceof SubjectError) return { fault: { reason: 'malformed-subject', detail: error.reasons.join('; ') } };
    if (error instanceof EnvelopeError) return { fault: { reason: 'malformed-envelope', detail: error.headers.join(', ') } };
    throw error;
  }
}
