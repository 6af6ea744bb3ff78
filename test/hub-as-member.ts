import { type ConsumerMessages, jetstream } from '@nats-io/jetstream';
import { connect, credsAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { NodeHome } from '@filiera/member-kit';
import type { TestNetwork } from '@filiera/testing';

/** Everything that reached a reader in one message, byte for byte. */
export interface DeliveredMessage {
  readonly subject: string;
  /** Subject, headers and payload. */
  readonly bytes: string;
  readonly payload: Record<string, unknown>;
}

/** Connects to the hub with a member's own credentials, as whoever holds its home folder could. */
export async function connectAs(net: TestNetwork, member: string): Promise<NatsConnection> {
  const home = new NodeHome(net.folder.home(member));
  return connect({ servers: net.network.hubUrl, authenticator: credsAuthenticator(new TextEncoder().encode(home.read(home.credentials))), reconnect: false, timeout: 5_000 });
}

/** Pulls what waits for a consumer of a stream, without acknowledging. The member's own node must not run: it would take it first. */
export async function pullAll(connection: NatsConnection, stream: string, consumer: string): Promise<DeliveredMessage[]> {
  const reader = await jetstream(connection, { apiPrefix: 'HUB.API', timeout: 5_000 }).consumers.get(stream, consumer);
  const messages: ConsumerMessages = await reader.fetch({ max_messages: 1_000, expires: 3_000 });
  const delivered: DeliveredMessage[] = [];
  for await (const message of messages) {
    const headers = [...(message.headers ?? [])].map(([name, values]) => `${name}: ${values.join(', ')}`).join('\r\n');
    const text = new TextDecoder().decode(message.data);
    delivered.push({ subject: message.subject, bytes: `${message.subject}\r\n${headers}\r\n\r\n${text}`, payload: JSON.parse(text) as Record<string, unknown> });
  }
  return delivered;
}
