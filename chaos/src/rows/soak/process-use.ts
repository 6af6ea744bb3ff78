import { readdirSync, readFileSync } from 'node:fs';
import { memoryOf } from '@filiera/bench';
import type { TestNetwork } from '@filiera/testing';

/** What a process, or a server that is several, takes of the machine. */
export interface ProcessUse {
  readonly name: string;
  /** Memory of its own in megabytes of 10^6 bytes: neither files that the system keeps for it, nor what PostgreSQL shares and never grows. */
  readonly memory: number;
  readonly descriptors: number;
}

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Every node, the hub, and PostgreSQL with all its processes. What does not run is left out. */
export function processUse(net: TestNetwork, nodes: readonly string[]): ProcessUse[] {
  const running = runningProcesses();
  // The network's own: others of the same name may run on this machine.
  const hub = running.filter((one) => isProgram(one, 'nats-server') && one.command.includes(net.folder.dir));
  const database = running.filter((one) => isProgram(one, 'postgres') && one.command.includes(` -p ${net.folder.memory.ports?.database} `));
  const workers = running.filter(({ parent }) => database.some(({ pid }) => pid === parent));
  return [
    ...nodes.map((id) => sumOf(id, [net.network.node(id).pid ?? 0])), sumOf('nats-server', pidsOf(hub)), sumOf('postgres', pidsOf([...database, ...workers])),
  ].filter(({ memory }) => memory > 0);
}

function isProgram({ command }: Running, name: string): boolean {
  return command.split(' ')[0]!.endsWith(`/${name}`);
}

function pidsOf(running: readonly Running[]): number[] {
  return running.map(({ pid }) => pid);
}

function sumOf(name: string, pids: readonly number[]): ProcessUse {
  const uses = pids.map((pid) => ({ memory: ownMemory(pid), descriptors: openDescriptors(pid) }));
  return { name, memory: uses.reduce((sum, { memory }) => sum + memory, 0), descriptors: uses.reduce((sum, { descriptors }) => sum + descriptors, 0) };
}

function runningProcesses(): Running[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name): Running[] => {
    const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ');
    return command ? [{ pid: Number(name), parent: Number(/PPid:\s+(\d+)/.exec(read(`/proc/${name}/status`))?.[1] ?? 0), command }] : [];
  });
}

/** Memory of its own in megabytes of 10^6 bytes; 0 when it is no more. */
export function ownMemory(pid: number): number {
  try {
    return memoryOf(pid, 'RssAnon');
  } catch {
    return 0;
  }
}

function openDescriptors(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** A process may end while it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
