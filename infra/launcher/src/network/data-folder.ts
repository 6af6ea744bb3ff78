import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { NetworkPorts } from '../ports/choose-ports.js';

/** What the launcher remembers from one start to the next. */
export interface LauncherMemory {
  readonly ports?: NetworkPorts;
  readonly tls?: boolean;
}

/** API keys by role, and the demo clients of the identity provider: made once, shown at each start, readable by their owner alone. */
export interface DemoAccess {
  readonly keys: Record<string, Record<string, string>>;
  readonly clients: Record<string, string>;
}

/** Thrown when another launcher runs on the same data. */
export class DataInUse extends Error {
  constructor(dir: string, pid: number) {
    super(`${dir}: la rete è già in funzione (processo ${pid}); fermarla, o usare un'altra cartella con FILIERA_DATA / the network already runs here (process ${pid}): stop it, or use another folder with FILIERA_DATA`);
  }
}

/** The folder that holds everything of a network on this machine. */
export class DataFolder {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = resolve(dir);
  }

  path(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  home(id: string): string {
    return this.path('nodes', id);
  }

  log(id: string): string {
    return this.path('logs', `${id}.log`);
  }

  /** Description of the running network, for the demo and other tools. */
  get networkFile(): string {
    return this.path('network.json');
  }

  /** Takes the folder for this process. @throws DataInUse */
  take(): void {
    mkdirSync(this.dir, { recursive: true, mode: 0o700 });
    const holder = existsSync(this.path('launcher.pid')) ? Number(readFileSync(this.path('launcher.pid'), 'utf8')) : 0;
    if (holder && holder !== process.pid && isLauncher(holder)) {
      throw new DataInUse(this.dir, holder);
    }
    this.write('launcher.pid', String(process.pid));
  }

  release(): void {
    rmSync(this.path('launcher.pid'), { force: true });
    rmSync(this.networkFile, { force: true });
  }

  get memory(): LauncherMemory {
    return this.read<LauncherMemory>('launcher.json') ?? {};
  }

  remember(memory: LauncherMemory): void {
    this.write('launcher.json', JSON.stringify(memory, null, 2));
  }

  get access(): DemoAccess {
    return this.read<DemoAccess>('access.json') ?? { keys: {}, clients: {} };
  }

  keepAccess(access: DemoAccess): void {
    this.write('access.json', JSON.stringify(access, null, 2));
  }

  /** The invitation of a node that has not joined yet. */
  invitation(id: string): string | undefined {
    return this.read<string>(`invitations/${id}.json`);
  }

  keepInvitation(id: string, text: string): void {
    this.write(`invitations/${id}.json`, JSON.stringify(text));
  }

  forgetInvitation(id: string): void {
    rmSync(this.path('invitations', `${id}.json`), { force: true });
  }

  read<T>(name: string): T | undefined {
    return existsSync(this.path(name)) ? JSON.parse(readFileSync(this.path(name), 'utf8')) as T : undefined;
  }

  /** Whole or not at all, for the owner alone. */
  write(name: string, text: string): void {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

/** True when the process is alive and is a launcher: a process id is soon used again by another program. */
function isLauncher(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') {
      return false;
    }
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('launcher');
  } catch {
    return true;
  }
}

/** Forgets everything of a network: keys, databases, events. */
export function resetData(folder: DataFolder): void {
  rmSync(folder.dir, { recursive: true, force: true });
  mkdirSync(folder.dir, { recursive: true, mode: 0o700 });
}
