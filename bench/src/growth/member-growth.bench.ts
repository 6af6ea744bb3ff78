import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { temporaryFolder } from '@filiera/embedded';
import { HubForTests, testMember } from '@filiera/testing';
import { connect } from '@nats-io/transport-node';
import { MEMBER_API } from '../account/consume-all.js';
import { deliveryRate } from '../fan-out/delivery-rate.js';
import { Readers } from '../fan-out/readers.js';
import { median } from '../figure.js';
import { memoryOf } from '../process-memory.js';
import type { Grown } from './growth-report.js';

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128];
const ROUNDS = 3;
/** Deliveries of a round, however many members share them. */
const DELIVERIES = 6_400;

/** How the hub grows with the members that all read everything: time until each of them has an event, and the broker's memory. Members are light readers with accounts of their own. */
export async function memberGrowth(tell: (line: string) => void): Promise<Grown[]> {
  const [time, memory]: [[number, number][], [number, number][]] = [[], []];
  for (const size of SIZES) {
    tell(`  ${size} members`);
    const measured = await measure(size);
    time.push([size, measured.milliseconds]);
    memory.push([size, measured.megabytes]);
  }
  return [
    { what: 'time until every member has an event for all, broker fsync 2m', unit: 'ms', points: time },
    { what: 'memory of the broker with accounts, consumers and readers', unit: 'MB', points: memory },
  ];
}

async function measure(size: number): Promise<{ milliseconds: number; megabytes: number }> {
  const folder = temporaryFolder('filiera-bench');
  const publisher = testMember('cpi');
  const agencies = Array.from({ length: size }, (_, number) => testMember('agency', `agency-${number}`));
  const hub = await HubForTests.start([publisher, ...agencies], { storeDir: join(folder.path, 'hub'), syncInterval: '2m' });
  const connection = await connect({ servers: hub.url, user: publisher.id, pass: hub.password });
  const readers = await Readers.start(hub.url, agencies.map(({ id }) => ({ user: id, pass: hub.password, place: { apiPrefix: MEMBER_API, stream: 'VACANCIES', name: id } })));
  try {
    const rates: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const rate = await deliveryRate(readers, connection, DELIVERIES / size, size, () => `rete.vacancy.published.v1.${publisher.id}.all.-.${randomUUID()}`);
      // The first round warms the compiler and the server.
      if (round > 0) rates.push(rate);
    }
    return { milliseconds: (size / median(rates)) * 1_000, megabytes: memoryOf(hub.broker.pid) };
  } finally {
    await readers.stop();
    await connection.close();
    await hub[Symbol.asyncDispose]();
    await folder.remove();
  }
}
