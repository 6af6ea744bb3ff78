import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ForwardOrder, ForwardWish } from './forward.js';
import type { LinkQuality } from './tcp-link.js';

/** The program of a link, taken along by whoever starts it elsewhere. */
export const FORWARD = join(import.meta.dirname, 'forward.js');

/** A {@link TcpLink} that forwards in a process of its own: in that of the people who write and of those who watch them it would be as slow as these are busy. */
export class LinkProcess {
  private constructor(private readonly child: ChildProcess, readonly port: number) {}

  static async open(order: ForwardOrder): Promise<LinkProcess> {
    const child = fork(FORWARD, [JSON.stringify(order)]);
    return new LinkProcess(child, await portOf(child));
  }

  /** As {@link TcpLink.become}. */
  become(quality: Partial<LinkQuality>): void {
    this.tell({ wish: 'become', quality });
  }

  /** As {@link TcpLink.fallSilent}. */
  fallSilent(): void {
    this.tell({ wish: 'fallSilent' });
  }

  /** As {@link TcpLink.speakAgain}. */
  speakAgain(): void {
    this.tell({ wish: 'speakAgain' });
  }

  /** As {@link TcpLink.breakAll}. */
  breakAll(): void {
    this.tell({ wish: 'breakAll' });
  }

  async close(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private tell(wish: ForwardWish): void {
    this.child.send(wish);
  }
}

/** The port at which a forwarder that was just started is taken. @throws when it ends instead */
export async function portOf(forwarder: ChildProcess): Promise<number> {
  const ended = once(forwarder, 'exit').then(() => { throw new Error('the forwarder ended before it forwarded anything'); });
  ended.catch(() => undefined);
  const [{ port }] = await Promise.race([once(forwarder, 'message'), ended]) as [{ port: number }];
  return port;
}
