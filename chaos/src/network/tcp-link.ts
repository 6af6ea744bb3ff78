import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { SeededRandom } from '../workload/seeded-random.js';
import { PiecesInTurn } from './pieces-in-turn.js';

/** How a link carries what is sent over it, in each direction. */
export interface LinkQuality {
  readonly delayMs: number;
  /** Share of the pieces that are lost and sent again by the network: what comes after them waits too. */
  readonly lossShare: number;
  /** How long a lost piece takes to come a second time. */
  readonly resendMs: number;
}

const PERFECT: LinkQuality = { delayMs: 0, lossShare: 0, resendMs: 0 };

/** Where a link leads and where it is taken. */
export interface LinkEnds {
  readonly host: string;
  /** Any free port when left out. */
  readonly port?: number;
  readonly to: { readonly host: string; readonly port: number };
}

/** A TCP forwarder of our own, in the place of a network that is slow, loses packets, or says nothing at all. */
export class TcpLink {
  private quality: LinkQuality = PERFECT;
  private silent = false;
  private readonly ways = new Set<Way>();

  private constructor(private readonly server: Server, private readonly ends: LinkEnds, private readonly random: SeededRandom | null) {
    server.on('connection', (near) => this.join(near));
  }

  /** @param random decides which pieces are lost; without it none is */
  static async open(ends: LinkEnds, random: SeededRandom | null = null): Promise<TcpLink> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(ends.port ?? 0, ends.host, resolve);
    });
    return new TcpLink(server, ends, random);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  become(quality: Partial<LinkQuality>): void {
    this.quality = { ...PERFECT, ...quality };
  }

  /** From now on nothing crosses, and nobody is told: neither end hears of the other. */
  fallSilent(): void {
    this.silent = true;
    for (const way of this.ways) way.hold();
  }

  /** What was sent meanwhile crosses now, over the connections that are still there. */
  speakAgain(): void {
    this.silent = false;
    for (const way of this.ways) way.letGo();
  }

  /** Breaks every connection. */
  breakAll(): void {
    for (const way of this.ways) way.end();
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => { this.server.close(() => resolve()); });
    this.breakAll();
    await closed;
  }

  private join(near: Socket): void {
    const far = connect(this.ends.to.port, this.ends.to.host);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      const way = new Way(from, to, () => this.timeOfPiece());
      this.ways.add(way);
      if (this.silent) way.hold();
      from.once('close', () => this.ways.delete(way));
    }
  }

  private timeOfPiece(): number {
    const { delayMs, lossShare, resendMs } = this.quality;
    return delayMs + (this.random && this.random.next() < lossShare ? resendMs : 0);
  }
}

/** One direction of one connection. */
class Way {
  private readonly pieces = new PiecesInTurn();

  constructor(private readonly from: Socket, private readonly to: Socket, timeOfPiece: () => number) {
    from.setNoDelay(true);
    from.on('error', () => undefined);
    from.on('data', (piece: Buffer) => this.pieces.carry(timeOfPiece(), () => { if (!to.destroyed && !to.write(piece)) this.waitForRoom(); }));
    // The end of a connection crosses the network as anything else does.
    from.on('close', () => this.pieces.carry(timeOfPiece(), () => to.destroy()));
  }

  hold(): void {
    this.pieces.hold();
  }

  letGo(): void {
    this.pieces.letGo();
  }

  end(): void {
    this.from.destroy();
    this.to.destroy();
  }

  private waitForRoom(): void {
    this.from.pause();
    this.to.once('drain', () => this.from.resume());
  }
}
