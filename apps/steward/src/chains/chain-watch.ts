import { setTimeout as pause } from 'node:timers/promises';
import { AGREEMENT, streamsOf } from '@filiera/contracts';
import { Clock, readableHeaders, UnitOfWork } from '@filiera/member-kit';
import type { Consumer, JsMsg } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import { covers, eraseMessage } from '../erasures/erase-on-hub.js';
import { HubErasures } from '../erasures/hub-erasures.js';
import { PROFILE_STREAM, rememberHolders } from '../erasures/person-holders.js';
import { catchUpOnHolders, noteHoldersRead } from '../erasures/catch-up-on-holders.js';
import type { HubConnection } from '../hub/hub-connection.js';
import { HubMetrics } from '../metrics/hub-metrics.js';
import { Quotas, type Stored } from '../quotas/quotas.js';
import { storedBytes } from '../quotas/stored-bytes.js';
import { keepChains, type SeenMessage } from './keep-chains.js';
import { BATCH, readOn } from './read-on.js';
import { seenOf } from './seen-of.js';

const PULL_MS = 1_000;
const RETRY_MS = 2_000;

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
        const { consumer, readSoFar } = await readOn(connection, stream);
        if (stream === PROFILE_STREAM) {
          // Before anything new is read: a stranger's word about a person would otherwise come before their holder's.
          await catchUpOnHolders(connection, this.units, readSoFar, signal);
        }
        for (let deliveries = 0; !signal.aborted;) {
          deliveries += await this.batch(connection, stream, consumer, deliveries, used);
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

  /** @param deliveries how many came before this batch. @returns how many it had */
  private async batch(connection: HubConnection, stream: string, consumer: Consumer, deliveries: number, used: () => Promise<void>): Promise<number> {
    const watched: Watched[] = [];
    for await (const message of await consumer.fetch({ max_messages: BATCH, expires: PULL_MS })) {
      watched.push(watchedOf(message));
    }
    // The hub counts what it delivers. What went to a process that is no more, or was lost on its way, would come a minute later, behind what follows it.
    if (watched.some(({ message }, at) => message.info.deliverySequence !== deliveries + at + 1)) {
      throw new Error('what came does not follow on what came before');
    }
    if (watched.length === 0) {
      return 0;
    }
    await this.keep(stream, watched);
    await this.eraseLate(connection, stream, watched);
    for (const { message } of watched) {
      message.ack();
    }
    await used();
    return watched.length;
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

function watchedOf(message: JsMsg): Watched {
  const [, family, , , publisher, , person] = message.subject.split('.') as [string, string, string, string, string, string, string];
  const head = readableHeaders(() => message.headers);
  return { message, head, family, publisher, person, seen: seenOf(head, publisher) };
}
