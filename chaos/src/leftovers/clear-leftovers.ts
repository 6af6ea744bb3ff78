import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../network/until.js';
import { ownerOf } from './owned-name.js';

const run = promisify(execFile);

const NAMESPACES = '/run/netns';
/** Servers that lost their campaign end by themselves, and hold their files until then. */
const BURIAL_MS = 60_000;

/**
 * Unmounts file systems and takes away network namespaces that campaigns made and did not come to remove: they were killed.
 * @param isGone says of the process that made something whether it has ended
 * @returns what was taken away
 */
export async function clearLeftovers(isGone: (owner: number) => boolean): Promise<string[]> {
  const isLeft = (name: string): boolean => {
    const owner = ownerOf(name);
    return owner !== null && isGone(owner);
  };
  const cleared: string[] = [];
  for (const { device, image } of await loopDevices()) {
    if (!isLeft(basename(image))) continue;
    for (const mountPoint of mountPointsOf(device)) await unmount(mountPoint);
    rmSync(image, { force: true });
    cleared.push(image);
  }
  for (const name of namespaces().filter(isLeft)) {
    await run('ip', ['netns', 'del', name]);
    cleared.push(`${NAMESPACES}/${name}`);
  }
  return cleared;
}

async function loopDevices(): Promise<{ device: string; image: string }[]> {
  // Where there is no such command, nobody made a loop device.
  const { stdout } = await run('losetup', ['--list', '--noheadings', '--raw', '--output', 'NAME,BACK-FILE']).catch(() => ({ stdout: '' }));
  return stdout.split('\n').filter((line) => line.includes(' ')).map((line) => {
    const [device, image] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    return { device, image: image.replace(/(\\x20| )\(deleted\)$/, '') };
  });
}

function mountPointsOf(device: string): string[] {
  return readFileSync('/proc/self/mounts', 'utf8').split('\n').map((line) => line.split(' ')).flatMap(([from, to]) => (from === device && to ? [to] : []));
}

async function unmount(mountPoint: string): Promise<void> {
  await until(`unmounting ${mountPoint}`, async () => {
    await run('umount', [mountPoint]);
    return null;
  }, BURIAL_MS);
}

function namespaces(): string[] {
  try {
    return readdirSync(NAMESPACES);
  } catch {
    return [];
  }
}
