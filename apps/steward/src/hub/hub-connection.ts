import { readFileSync } from 'node:fs';
import { jetstream, type JetStreamClient, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type NkeyPair, userAuthenticator } from '@filiera/member-kit';
import { stewardUser } from './account-jwts.js';
import type { HubKeys } from './hub-keys.js';
import { HubRefused } from './past-refusals.js';

/** How the steward reaches the hub. */
export interface HubReach {
  readonly servers: readonly string[];
  /** PEM file of the authority that signed the hub's certificate. */
  readonly ca?: string;
}

const REQUEST_TIMEOUT_MS = 20_000;

/** The steward's own two connections: as the owner of the streams, and as the account that changes accounts. */
export class HubConnection {
  private constructor(
    /** As the account that owns the streams. */
    readonly hub: NatsConnection,
    private readonly system: NatsConnection,
    readonly manager: JetStreamManager,
    readonly streams: JetStreamClient,
  ) {
    for (const connection of [hub, system]) void this.closeWhenSilent(connection);
  }

  /** @throws when the hub does not answer or does not know these keys. */
  static async open(keys: HubKeys, reach: HubReach): Promise<HubConnection> {
    const opened: NatsConnection[] = [];
    try {
      const hub = await connectAs(keys.hub, 'steward-hub', reach);
      opened.push(hub);
      const system = await connectAs(keys.system, 'steward-system', reach);
      opened.push(system);
      return new HubConnection(hub, system, await jetstreamManager(hub, { timeout: REQUEST_TIMEOUT_MS }), jetstream(hub, { timeout: REQUEST_TIMEOUT_MS }));
    } catch (error) {
      // A connection that is left open comes back for ever: the command that opened it would not end.
      await Promise.all(opened.map((connection) => connection.close()));
      throw error;
    }
  }

  /** Calls the listener each time the hub comes back after it was lost: a server that was restarted may have forgotten accounts. */
  onReturn(listener: () => void): void {
    void (async () => {
      for await (const { type } of this.hub.status()) {
        if (type === 'reconnect') listener();
      }
    })();
  }

  /** A client whose line has fallen silent waits until what it has written has left, which may be a quarter of an hour: it is closed, and the next look opens another. */
  private async closeWhenSilent(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'staleConnection') await this.close();
    }
  }

  /** True while both connections are up. */
  get up(): boolean {
    return [this.hub, this.system].every((connection) => !connection.isClosed());
  }

  /** Whether the server that answers is one of a cluster. */
  get clustered(): boolean {
    return this.hub.info?.cluster !== undefined;
  }

  /** The account JWT that the hub holds, or null when it has never heard of the account. */
  async lookUpAccount(account: string): Promise<string | null> {
    const answer = await this.system.request(`$SYS.REQ.ACCOUNT.${account}.CLAIMS.LOOKUP`, '', { timeout: REQUEST_TIMEOUT_MS });
    const jwt = answer.string();
    return jwt.split('.').length === 3 ? jwt : null;
  }

  /**
   * Puts an account in force: new rights within milliseconds, nobody else disturbed.
   * @throws HubRefused with the hub's own words when it refuses the JWT
   */
  async pushAccount(member: string, jwt: string): Promise<void> {
    const answer = await this.system.request('$SYS.REQ.CLAIMS.UPDATE', jwt, { timeout: REQUEST_TIMEOUT_MS });
    const { data, error } = answer.json<{ data?: { code?: number; message?: string }; error?: { description?: string } }>();
    if (error || data?.code !== 200) {
      throw new HubRefused([`account ${member}: ${error?.description ?? data?.message ?? answer.string()}`]);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.hub.close(), this.system.close()]);
  }
}

async function connectAs(account: NkeyPair, name: string, reach: HubReach): Promise<NatsConnection> {
  const user = await stewardUser(account, name);
  return connect({
    servers: [...reach.servers],
    name,
    authenticator: userAuthenticator(() => user),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    pingInterval: 5_000,
    ...(reach.ca ? { tls: { ca: readFileSync(reach.ca, 'utf8') } } : {}),
  });
}
