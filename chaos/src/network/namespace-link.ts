import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { NotHere } from '../campaign/row.js';
import { ownedName } from '../leftovers/owned-name.js';
import type { ForwardOrder } from './forward.js';
import { FORWARD, LinkProcess, portOf } from './link-process.js';

const run = promisify(execFile);
const ip = (words: string): Promise<unknown> => run('ip', words.split(' '));

const PORT = 4222;

/**
 * A way to a server of this machine that leads through a network namespace: over a pair of virtual cables, which can be pulled out. What is
 * sent then is lost by the kernel itself, with its own timeouts and retransmissions, and neither end is told.
 */
export class NamespaceLink {
  private constructor(private readonly name: string, private readonly subnet: string, private readonly outside: LinkProcess, private readonly inside: ChildProcess) {}

  /**
   * @param number names the link: two at a time need two numbers, below 64
   * @throws NotHere where namespaces cannot be made
   */
  static async open(number: number, to: { readonly host: string; readonly port: number }): Promise<NamespaceLink> {
    const name = ownedName(number);
    const subnet = `10.213.${number}`;
    try {
      await ip(`netns add ${name}`);
      await ip(`link add ${cableOf(name)} type veth peer name inside netns ${name}`);
      await ip(`addr add ${subnet}.1/30 dev ${cableOf(name)}`);
      await ip(`link set ${cableOf(name)} up`);
      await ip(`-n ${name} addr add ${subnet}.2/30 dev inside`);
      await ip(`-n ${name} link set inside up`);
    } catch (error) {
      await ip(`netns del ${name}`).catch(() => undefined);
      throw new NotHere(`no network namespaces here: ${(error as Error).message}`);
    }
    const outside = await LinkProcess.open({ ends: { host: `${subnet}.1`, to } });
    const order: ForwardOrder = { ends: { host: `${subnet}.2`, port: PORT, to: { host: `${subnet}.1`, port: outside.port } } };
    const inside = spawn('ip', ['netns', 'exec', name, process.execPath, FORWARD, JSON.stringify(order)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await portOf(inside);
    return new NamespaceLink(name, subnet, outside, inside);
  }

  /** `nats://…` of the far end. */
  get url(): string {
    return `nats://${this.subnet}.2:${PORT}`;
  }

  /** Pulls the cable out. */
  async cut(): Promise<void> {
    await ip(`-n ${this.name} link set inside down`);
  }

  async heal(): Promise<void> {
    await ip(`-n ${this.name} link set inside up`);
  }

  async close(): Promise<void> {
    const gone = once(this.inside, 'exit');
    this.inside.kill('SIGKILL');
    await gone;
    await this.outside.close();
    await ip(`netns del ${this.name}`);
  }
}

/** A network device's name has fifteen characters at most. */
function cableOf(namespace: string): string {
  return namespace.replace('filiera-', 'fil');
}
