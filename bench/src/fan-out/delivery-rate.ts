import { randomUUID } from 'node:crypto';
import type { NatsConnection } from '@nats-io/nats-core';
import { publishPipelined } from '../account/pipelined.js';
import { sampleVacancy } from '../full-path/sample-vacancy.js';
import { perSecond } from '../raw/raw-database.js';
import type { Readers } from './readers.js';

/** @returns deliveries a second, from the first publication to the last delivery */
export async function deliveryRate(readers: Readers, publisher: NatsConnection, messages: number, readersOfEach: number, subject: (index: number) => string): Promise<number> {
  const payload = Buffer.from(JSON.stringify(sampleVacancy()));
  const delivered = readers.deliveries(messages * readersOfEach);
  return perSecond(messages * readersOfEach, async () => {
    await publishPipelined(publisher, messages, (index) => ({ subject: subject(index), id: randomUUID(), payload }));
    await delivered;
  });
}
