import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fillDisk } from './fill-disk.js';
import { LoopFileSystem } from './loop-file-system.js';

const describeAsRoot = process.getuid?.() === 0 ? describe : describe.skip;

describeAsRoot('a file system of a fault’s own', () => {
  async function withDisk(work: (disk: LoopFileSystem) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'loop-spec-'));
    const disk = await LoopFileSystem.make(join(folder, 'image'), join(folder, 'disk'), 64);
    try {
      await work(disk);
    } finally {
      await disk.unmount();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  it('loses what was not flushed when its power goes, and nothing else', () => withDisk(async (disk) => {
    writeFileSync(join(disk.mountPoint, 'flushed'), 'kept');
    await disk.flush();
    writeFileSync(join(disk.mountPoint, 'not-flushed'), 'gone');
    await disk.losePower();
    expect(readFileSync(join(disk.mountPoint, 'flushed'), 'utf8')).toBe('kept');
    expect(existsSync(join(disk.mountPoint, 'not-flushed'))).toBe(false);
  }), 60_000);

  it('is full to the last block, and has room again when that is given back', () => withDisk(async (disk) => {
    const giveBack = await fillDisk(disk.mountPoint);
    expect(() => writeFileSync(join(disk.mountPoint, 'one-more'), Buffer.alloc(100_000))).toThrow(/ENOSPC/);
    await giveBack();
    writeFileSync(join(disk.mountPoint, 'one-more'), Buffer.alloc(100_000));
  }), 60_000);
});
