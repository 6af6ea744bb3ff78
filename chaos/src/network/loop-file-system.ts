import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { NotHere } from '../campaign/row.js';
import { ownedName } from '../leftovers/owned-name.js';
import { until } from './until.js';

const run = promisify(execFile);

/** A file system of a fault's own, in a file: of a size that can be used up, on a device that can lose what was not flushed. */
export class LoopFileSystem {
  private constructor(private readonly image: string, readonly mountPoint: string) {}

  /**
   * Makes an empty one and mounts it.
   * @param file holds it, under a name that says whose it is; grows as it is used
   * @throws NotHere where loop devices or ext4 are missing
   */
  static async make(file: string, mountPoint: string, megabytes: number): Promise<LoopFileSystem> {
    const image = join(dirname(file), ownedName(basename(file)));
    const made = await open(image, 'w');
    await made.truncate(megabytes * 1_048_576);
    await made.close();
    mkdirSync(mountPoint, { recursive: true });
    const disk = new LoopFileSystem(image, mountPoint);
    try {
      // Nothing is kept back for root: full is full for whoever writes.
      await run('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
      await disk.mount();
    } catch (error) {
      throw new NotHere(`no ext4 on loop devices here: ${(error as Error).message}`);
    }
    return disk;
  }

  /** Writes everything to the device: what was before is not what a power cut is about. */
  async flush(): Promise<void> {
    await run('sync', ['-f', this.mountPoint]);
  }

  /**
   * The power goes, now: nothing more reaches the device, not even the journal. What was written without being flushed exists in memory alone and
   * is gone with the unmounting; mounting again replays the journal, as after any power cut. Whoever had files open has to be dead by then.
   */
  async losePower(): Promise<void> {
    await run('mount', ['-o', 'remount,abort', this.mountPoint]);
    await this.unmount();
    await this.mount();
  }

  async unmount(): Promise<void> {
    // A process that was killed holds its files until the kernel has buried it.
    await until(`unmounting ${this.mountPoint}`, async () => {
      await run('umount', [this.mountPoint]);
      return null;
    }, 30_000);
  }

  private async mount(): Promise<void> {
    await run('mount', ['-o', 'loop', this.image, this.mountPoint]);
  }
}
