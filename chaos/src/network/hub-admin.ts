import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { encodeUser } from '@nats-io/jwt';
import { connect, jwtAuthenticator } from '@nats-io/transport-node';
import { NkeyPair, NodeHome } from '@filiera/member-kit';
import type { TestNetwork } from '@filiera/testing';

/** Works on the hub as the owner of its streams: with the steward's key, which nobody else has. For what a fault does to the hub itself. */
export async function asHubsOwner<T>(net: TestNetwork, work: (manager: JetStreamManager) => Promise<T>): Promise<T> {
  const home = new NodeHome(net.folder.home(net.steward));
  const account = new NkeyPair(home.read(home.file('hub', 'hub.nk')));
  const user = NkeyPair.create('user');
  const connection = await connect({ servers: net.network.hubUrl, authenticator: jwtAuthenticator(await encodeUser('chaos', user, account), user.getSeed()), reconnect: false });
  try {
    return await work(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}
