import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Broker, freePort, startBroker } from '@filiera/embedded';
import type { TestNetwork } from '@filiera/testing';
import { until } from './until.js';

const SERVERS = 3;

/** What a server of the cluster is made of, the same at each start. */
interface Place {
  readonly name: string;
  readonly folder: string;
  readonly port: number;
  readonly routePort: number;
}

/** Three servers that hold each message together, in the place of a network's single hub; they begin empty. */
export class HubCluster {
  private readonly servers: (Broker | undefined)[] = [];

  private constructor(private readonly places: readonly Place[]) {}

  /** Ends the single hub and starts the three, which know the same accounts. The first listens where the single one did. */
  static async inPlaceOfHub(net: TestNetwork): Promise<HubCluster> {
    const { port } = new URL(net.network.hubUrl);
    const accounts = readFileSync(join(net.folder.home(net.steward), 'hub', 'hub.conf'), 'utf8');
    await net.network.killBroker();
    const places: Place[] = [];
    for (let number = 1; number <= SERVERS; number++) {
      const folder = net.folder.path('cluster', `hub-${number}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'accounts.conf'), accounts.replace(/dir: "[^"]*"/, `dir: ${JSON.stringify(join(folder, 'accounts'))}`), { mode: 0o600 });
      places.push({ name: `hub-${number}`, folder, port: number === 1 ? Number(port) : await freePort(), routePort: await freePort() });
    }
    const cluster = new HubCluster(places);
    for (let at = 0; at < SERVERS; at++) await cluster.start(at);
    await cluster.allWell();
    return cluster;
  }

  get size(): number {
    return this.places.length;
  }

  get urls(): string[] {
    return this.places.map(({ port }) => `nats://127.0.0.1:${port}`);
  }

  async start(at: number): Promise<void> {
    const { name, folder, port } = this.places[at]!;
    this.servers[at] = await startBroker({
      storeDir: folder, serverName: name, port, include: [join(folder, 'accounts.conf')], configuration: this.routes(at),
      // As the product configures a cluster: what one server has not flushed, two others hold.
      syncInterval: '2m',
    });
  }

  /** SIGKILL. */
  async kill(at: number): Promise<void> {
    await this.servers[at]!.kill();
  }

  async stop(at: number): Promise<void> {
    await this.servers[at]!.stop();
  }

  /** Waits until every server says that it holds everything that it should. */
  async allWell(): Promise<void> {
    for (const server of this.servers) {
      await until(`${server?.serverName} in good health`, async () => {
        const answer = await fetch(`${server!.monitoringUrl}/healthz`);
        return answer.ok ? null : await answer.text();
      });
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.servers.flatMap((server) => server?.stop() ?? []));
  }

  private routes(at: number): string {
    return [
      'cluster {', '  name: filiera', `  listen: "127.0.0.1:${this.places[at]!.routePort}"`,
      `  routes: [ ${this.places.map(({ routePort }) => `"nats-route://127.0.0.1:${routePort}"`).join(', ')} ]`, '}',
    ].join('\n');
  }
}
