import { randomUUID } from 'node:crypto';
import { startBroker, type Broker } from '@filiera/embedded';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { perSecond } from '../raw/raw-database.js';
import { publishPipelined } from './pipelined.js';

const PASSWORD = 'bare';
const OWNER = 'owner';
const GUEST = 'guest';
const ACCOUNTS = `accounts {
  OWNER { jetstream: enabled, users: [ { user: "${OWNER}", password: "${PASSWORD}" } ], exports: [ { service: "bare.>" } ] }
  GUEST { users: [ { user: "${GUEST}", password: "${PASSWORD}" } ], imports: [ { service: { account: OWNER, subject: "bare.>" } } ] }
}`;

/**
 * What the broker itself takes for a way between two accounts: one export, one import, one stream, no consumer and nothing of ours. It puts a header on each message
 * that says whose it is, and makes a way back for each acknowledgement.
 */
export class BareImport {
  private constructor(private readonly broker: Broker, private readonly owner: NatsConnection, private readonly guest: NatsConnection) {}

  static async start(storeDir: string): Promise<BareImport> {
    const broker = await startBroker({ storeDir, serverName: 'bare-import', syncInterval: '2m', configuration: ACCOUNTS });
    const [owner, guest] = await Promise.all([OWNER, GUEST].map((user) => connect({ servers: broker.url, user, pass: PASSWORD })));
    const manager = await jetstreamManager(owner!);
    await manager.streams.add({ name: 'BARE', subjects: ['bare.>'] });
    return new BareImport(broker, owner!, guest!);
  }

  /** @returns messages a second, pipelined, from the account that owns the stream */
  publishAtHome(count: number, payload: Uint8Array): Promise<number> {
    return rateOf(this.owner, count, payload);
  }

  /** @returns messages a second, pipelined, from the other account */
  publishAcross(count: number, payload: Uint8Array): Promise<number> {
    return rateOf(this.guest, count, payload);
  }

  async stop(): Promise<void> {
    await Promise.all([this.owner.close(), this.guest.close()]);
    await this.broker.stop();
  }
}

function rateOf(connection: NatsConnection, count: number, payload: Uint8Array): Promise<number> {
  return perSecond(count, () => publishPipelined(connection, count, () => ({ subject: `bare.${randomUUID()}`, id: randomUUID(), payload })));
}
