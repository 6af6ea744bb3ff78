import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** Publishes as fast as it can, so many at a time, until it is ended: server, subject, bytes of a message, messages on the way. */
const [servers, subject, bytes, onTheWay] = process.argv.slice(2) as [string, string, string, string];
const stream = jetstream(await connect({ servers }));
const payload = new Uint8Array(Number(bytes));

async function pump(): Promise<never> {
  for (;;) await stream.publish(subject, payload);
}

process.once('disconnect', () => process.exit());
process.send?.('ready');
await Promise.all(Array.from({ length: Number(onTheWay) }, pump));
