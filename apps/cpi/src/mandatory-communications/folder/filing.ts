import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

  /** Makes the folder and its drawers where they are missing. */
  async open(): Promise<void> {
    for (const drawer of DRAWERS) await mkdir(join(this.folder, drawer), { recursive: true, mode: PRIVATE_FOLDER });
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
   * Removes every filed document that contains a word, also in its name, and its report.
   * @returns how many documents were removed
   */
  async remove(word: string): Promise<number> {
    let removed = 0;
    const wanted = word.toUpperCase();
    for (const drawer of DRAWERS) {
      for (const name of await namesIn(join(this.folder, drawer))) {
        const path = join(this.folder, drawer, name);
        if (!name.endsWith('.xml') || !(plainText(Buffer.from(name)) + plainText(await readFile(path))).includes(wanted)) continue;
        await rm(`${path}${REPORT}`, { force: true });
        await rm(path, { force: true });
        removed += 1;
      }
    }
    return removed;
  }
}

/** Bytes as text in which a tax code is found whatever the encoding and however it is spaced: the zeros of UTF-16 and all blanks left out. */
function plainText(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\0\s]+/g, '').toUpperCase();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
