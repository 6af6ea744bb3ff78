import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testBroker, eventually } from '@filiera/testing';
import type { Msg, NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { AcknowledgedPublisher, type Publication } from './acknowledged-publisher.js';
import { WireHeaders } from './wire-headers.js';

const LONG_MS = 20_000;

describe('publishing a batch', () => {
  const subject = `spec.${randomUUID()}`;
  let connections: NatsConnection[];
  let arrived: Msg[];
  let publisher: AcknowledgedPublisher;

  const batch = (size: number): Publication[] =>
    Array.from({ length: size }, (_, at) => ({ subject: `${subject}.${at}`, headers: WireHeaders.of([]), payload: Buffer.from(`${at}`) }));
  const acknowledge = (message: Msg, seq: number): unknown => message.respond(JSON.stringify({ stream: 'SPEC', seq }));
  const hasArrived = (count: number): Promise<unknown> => eventually(`${count} messages`, () => arrived.length, (length) => length >= count);

  beforeEach(async () => {
    const servers = testBroker().url;
    connections = [await connect({ servers }), await connect({ servers })];
    arrived = [];
    connections[1]!.subscribe(`${subject}.*`, { callback: (_, message) => { arrived.push(message); } });
    await connections[1]!.flush();
    publisher = new AcknowledgedPublisher(connections[0]!, 4);
  });
  afterEach(async () => { for (const connection of connections) await connection.close(); });

  it('never has more on the way than it may, and sends the next for each that was acknowledged', async () => {
    const outcomes = publisher.publishAll(batch(10), LONG_MS);
    await hasArrived(4);
    await connections[0]!.flush();
    await connections[1]!.flush();
    expect(arrived).toHaveLength(4);
    acknowledge(arrived[1]!, 2);
    await hasArrived(5);
    await connections[0]!.flush();
    await connections[1]!.flush();
    expect(arrived).toHaveLength(5);
    for (let at = 0; at < 10; at++) {
      await hasArrived(at + 1);
      if (at !== 1) acknowledge(arrived[at]!, at + 1);
    }
    expect(arrived.map((message) => message.string())).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect((await outcomes).map((outcome) => outcome.kind === 'stored' && outcome.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('sends nothing more when the connection went', async () => {
    const outcomes = publisher.publishAll(batch(10), LONG_MS);
    await hasArrived(4);
    acknowledge(arrived[0]!, 1);
    await hasArrived(5);
    publisher.abandon();
    expect((await outcomes).map(({ kind }) => kind)).toEqual(['stored', ...Array<string>(9).fill('unknown')]);
    expect(arrived).toHaveLength(5);
  });
});
