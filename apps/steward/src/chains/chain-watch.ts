import { setTimeout as pause } from 'node:timers/promises';
import { AGREEMENT, streamsOf } from '@filiera/contracts';
import { Clock, readableHeaders, UnitOfWork } from '@filiera/member-kit';
import { AckPolicy, type Consumer, DeliverPolicy, JetStreamApiCodes, JetStreamApiError, type JsMsg } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import { covers, eraseMessage } from '../erasures/erase-on-hub.js';
import { HubErasures } from '../erasures/hub-erasures.js';
import { PROFILE_STREAM, rememberHolders } from '../erasures/person-holders.js';
import { catchUpOnHolders, noteHoldersRead } from '../erasures/catch-up-on-holders.js';
import { addConsumer } from '../hub/add-consumer.js';
import { STEWARD_CONSUMER } from '../hub/ensure-consumers.js';
import type { HubConnection } from '../hub/hub-connection.js';
import { HubMetrics } from '../metrics/hub-metrics.js';
import { Quotas, type Stored } from '../quotas/quotas.js';
import { storedBytes } from '../quotas/stored-bytes.js';
import { keepChains, type SeenMessage } from './keep-chains.js';
import { seenOf } from './seen-of.js';

const CONSUMER = `${STEWARD_CONSUMER}_chain`;
/** A fetch waits until it has so many, or for its time to end: quotas are looked at several times a second while a member floods. */
const BATCH = 500;
const PULL_MS = 1_000;
const RETRY_MS = 2_000;
const ACK_WAIT_NS = 60 * 1_000_000_000;

/** A message of a stream, its subject taken apart. */
interface Watched {
  readonly message: JsMsg;
  readonly head: MsgHdrs | undefined;
  readonly family: string;
  readonly publisher: string;
  readonly person: string;
  readonly seen: SeenMessage;
}

/**
 * Reads the headers of everything that the hub stores, never a payload: follows each publisher's chain, counts what each publishes,
 * remembers who holds each person, and erases what arrives late about a person who was erased.
 */
@Injectable()
export class ChainWatch {
  private readonly logger = new Logger(ChainWatch.name);
  private following: { connection: HubConnection; stop: AbortController; done: Promise<unknown> } | undefined;

  constructor(
    private readonly units: UnitOfWork,
    private readonly quotas: Quotas,
    private readonly erasures: HubErasures,
    private readonly metrics: HubMetrics,
    private readonly clock: Clock,
  ) {}

  /** Starts to follow over this connection; does nothing when it already does. `used` is called after each batch, so that quotas are looked at. */
  follow(connection: HubConnection, used: () => Promise<void>): void {
    if (this.following?.connection === connection) {
      return;
    }
    const stop = new AbortController();
    const done = Promise.all(streamsOf(AGREEMENT).map(({ name }) => this.followStream(connection, name, used, stop.signal)));
    this.following = { connection, stop, done };
  }

  /** Stops after the batch in hand. */
  async stop(): Promise<void> {
    this.following?.stop.abort();
    await this.following?.done;
    this.following = undefined;
  }

  private async followStream(connection: HubConnection, stream: string, used: () => Promise<void>, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const consumer = await consumerOf(connection, stream);
        if (stream === PROFILE_STREAM) {
          // Before anything new is read: a stranger's word about a person would otherwise come before their holder's.
          await catchUpOnHolders(connection, this.units, await readSoFar(connection, stream), signal);
        }
        while (!signal.aborted) {
          await this.batch(connection, stream, consumer, used);
        }
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        this.logger.warn(`following ${stream}: ${(error as Error).message}; trying again`);
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async batch(connection: HubConnection, stream: string, consumer: Consumer, used: () => Promise<void>): Promise<void> {
    const watched: Watched[] = [];
    for await (const message of await consumer.fetch({ max_messages: BATCH, expires: PULL_MS })) {
      watched.push(watchedOf(message));
    }
    if (watched.length === 0) {
      return;
    }
    await this.keep(stream, watched);
    await this.eraseLate(connection, stream, watched);
    for (const { message } of watched) {
      message.ack();
    }
    await used();
  }

  private async keep(stream: string, watched: readonly Watched[]): Promise<void> {
    const now = this.clock.now();
    const findings = await this.units.run(async (tx) => {
      if (stream === PROFILE_STREAM) {
        await rememberHolders(tx, watched.map(({ message }) => message));
        await noteHoldersRead(tx, watched.at(-1)!.message.seq);
      }
      const found = await keepChains(tx, stream, watched.map(({ seen }) => seen), now);
      await this.quotas.add(tx, stream, watched.map(({ message, head, publisher, seen }): Stored => ({
        member: publisher, at: message.time, bytes: storedBytes(message, head), repeated: found.repeated.has(seen),
      })));
      return found;
    });
    this.metrics.seen(stream, watched.length, findings);
    for (const gap of findings.gaps) {
      this.logger.warn(`${stream}: links missing in the chain of ${gap}`);
    }
    for (const fork of findings.forks) {
      this.logger.error(`${stream}: the chain of ${fork} is not the one seen before: its publisher rewrote its past`);
    }
  }

  private async eraseLate(connection: HubConnection, stream: string, watched: readonly Watched[]): Promise<void> {
    const people = [...new Set(watched.map(({ person }) => person).filter((person) => person !== '-'))];
    if (people.length === 0) {
      return;
    }
    const orders = await this.erasures.ordersFor(people, connection);
    for (const { message, head, person, family } of watched) {
      const version = Number(head?.get('ce-entityversion') ?? 0);
      if (orders.some((order) => order.person === person && covers(order, family, version)) && await eraseMessage(connection.manager, stream, message.seq)) {
        this.metrics.erasedLate(1);
      }
    }
  }
}

async function consumerOf({ manager, streams }: HubConnection, stream: string): Promise<Consumer> {
  if (!await manager.consumers.info(stream, CONSUMER).then(() => true, notFound)) {
    await addConsumer(manager, stream, {
      durable_name: CONSUMER, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All, headers_only: true, ack_wait: ACK_WAIT_NS, max_ack_pending: 2 * BATCH,
    });
  }
  return streams.consumers.get(stream, CONSUMER);
}

function notFound(error: unknown): false {
  if (error instanceof JetStreamApiError && error.code === Number(JetStreamApiCodes.ConsumerNotFound)) {
    return false;
  }
  throw error;
}

/** The last message of the stream up to which all were read and acknowledged. */
async function readSoFar({ manager }: HubConnection, stream: string): Promise<number> {
  return (await manager.consumers.info(stream, CONSUMER)).ack_floor.stream_seq;
}

function watchedOf(message: JsMsg): Watched {
  const [, family, , , publisher, , person] = message.subject.split('.') as [string, string, string, string, string, string, string];
  const head = readableHeaders(() => message.headers);
  return { message, head, family, publisher, person, seen: seenOf(head, publisher) };
}
