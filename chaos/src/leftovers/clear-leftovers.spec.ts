import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { clearLeftovers } from './clear-leftovers.js';
import { ownedName, ownerOf } from './owned-name.js';

const describeAsRoot = process.getuid?.() === 0 ? describe : describe.skip;

describe('the name of what may be left behind', () => {
  it('says whose it is', () => {
    expect(ownerOf(ownedName('broker.img', 4711))).toBe(4711);
    expect(ownerOf('broker.img')).toBeNull();
  });
});

describeAsRoot('what a campaign left behind', () => {
  /** The process id of one that has ended. */
  const ended = spawnSync('true').pid;

  function mounted(folder: string, owner: number): { image: string; isMounted: () => boolean; unmount: () => void } {
    const [image, mountPoint] = [join(folder, ownedName('disk.img', owner)), join(folder, `disk-${owner}`)];
    writeFileSync(image, '');
    truncateSync(image, 8_388_608);
    mkdirSync(mountPoint);
    execFileSync('mkfs.ext4', ['-q', '-F', image]);
    execFileSync('mount', ['-o', 'loop', image, mountPoint]);
    return { image, isMounted: () => existsSync(join(mountPoint, 'lost+found')), unmount: () => { execFileSync('umount', [mountPoint]); } };
  }

  it('is unmounted when its owner has ended, and left alone when not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
    const [left, used] = [mounted(folder, ended), mounted(folder, process.pid)];
    try {
      expect(await clearLeftovers((owner) => owner === ended)).toEqual([left.image]);
      expect([left.isMounted(), existsSync(left.image), used.isMounted()]).toEqual([false, false, true]);
    } finally {
      used.unmount();
      rmSync(folder, { recursive: true });
    }
  });
});
