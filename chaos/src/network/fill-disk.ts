import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

const CHUNK = Buffer.alloc(1_048_576);

/** Uses up a file system to its last block. @returns gives the space back */
export async function fillDisk(mountPoint: string): Promise<() => Promise<void>> {
  const path = join(mountPoint, 'ballast');
  const file = await open(path, 'w');
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(mountPoint);
      if (bavail === 0) break;
      await file.write(CHUNK, 0, Math.min(CHUNK.length, bavail * bsize));
      // Space that is promised and not yet given is only counted once it is flushed.
      if (bavail * bsize <= CHUNK.length) await file.datasync();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
  return () => rm(path);
}
