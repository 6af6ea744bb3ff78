import { access, constants, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Where files go that were taken, and those that were not. */
export type Drawer = 'accepted' | 'refused';
const DRAWERS: readonly Drawer[] = ['accepted', 'refused'];

/** The documents name people: nobody but the node reads what it files. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const REPORT = '.report.json';
const LONGEST_NAME = 120;

/** Files documents into `accepted` and `refused`, each with a report beside it. */
export class Filing {
  constructor(private readonly folder: string) {}

  /** Makes the folder and its drawers where they are missing. @throws what the system says when nothing could be moved from one into the other */
  async open(): Promise<void> {
    for (const drawer of DRAWERS) await mkdir(join(this.folder, drawer), { recursive: true, mode: PRIVATE_FOLDER });
    for (const place of [this.folder, ...DRAWERS.map((drawer) => join(this.folder, drawer))]) await access(place, constants.R_OK | constants.W_OK | constants.X_OK);
  }

  /**
   * Moves a file into a drawer. The report is written first and the names come from the content: done again after an interruption, it ends the same.
   * @param digest of the content, hexadecimal
   */
  async file(name: string, digest: string, drawer: Drawer, report: object): Promise<void> {
    const place = join(this.folder, drawer, `${name.replace(/\.xml$/i, '').slice(0, LONGEST_NAME)}.${digest.slice(0, 12)}.xml`);
    await writeFile(`${place}.part`, `${JSON.stringify(report, null, 2)}\n`, { mode: PRIVATE_FILE });
    await rename(`${place}.part`, `${place}${REPORT}`);
    await rename(join(this.folder, name), place);
  }

  /**
   * Removes every document that was filed before a moment, and its report.
   * @returns how many documents were removed
   */
  async removeFiledBefore(moment: Date): Promise<number> {
    let removed = 0;
    for (const path of await this.documents()) {
      // The report is written when a document is filed; a document without one was left by a removal that was interrupted.
      const filed = await unlessMissing(stat(`${path}${REPORT}`));
      if (filed && filed.mtime >= moment) continue;
      await this.removeDocument(path);
      removed += 1;
    }
    return removed;
  }

  /**
   * Removes every filed document that contains one of some words, also in its name, and its report.
   * @returns how many documents were removed
   */
  async remove(...words: string[]): Promise<number> {
    let removed = 0;
    const wanted = words.map((word) => word.toUpperCase());
    for (const path of await this.documents()) {
      const text = plainText(Buffer.from(basename(path))) + plainText(await readFile(path));
      if (!wanted.some((word) => text.includes(word))) continue;
      await this.removeDocument(path);
      removed += 1;
    }
    return removed;
  }

  private async documents(): Promise<string[]> {
    const drawers = await Promise.all(DRAWERS.map(async (drawer) => (await namesIn(join(this.folder, drawer))).map((name) => join(this.folder, drawer, name))));
    return drawers.flat().filter((path) => path.endsWith('.xml'));
  }

  private async removeDocument(path: string): Promise<void> {
    await rm(`${path}${REPORT}`, { force: true });
    await rm(path, { force: true });
  }
}

/** Bytes as text in which a tax code is found whatever the encoding and however it is spaced: the zeros of UTF-16 and all blanks left out. */
function plainText(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\0\s]+/g, '').toUpperCase();
}

async function namesIn(folder: string): Promise<string[]> {
  return (await unlessMissing(readdir(folder))) ?? [];
}

async function unlessMissing<T>(looked: Promise<T>): Promise<T | undefined> {
  try {
    return await looked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
