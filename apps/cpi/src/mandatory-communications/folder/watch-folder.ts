import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Text } from '@filiera/contracts';
import { Clock, type HealthContributor, HealthRegistry, NodeSettings, type PartHealth, SweepsRegularly } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { communicationTooLarge, isFaultOfDocument } from '../communication-errors.js';
import { FindCommunications } from '../find-communications.js';
import { MandatoryCommunicationsSettings } from '../mandatory-communications-settings.js';
import { MAX_COMMUNICATION_CHARACTERS } from '../reading/read-communication.js';
import { TakeCommunication } from '../take-communication.js';
import { Filing } from './filing.js';

/** Four bytes for a character at most; a larger file is refused unread. */
const MOST_BYTES = 4 * MAX_COMMUNICATION_CHARACTERS;

/**
 * Takes the XML files of a folder in. A file is taken when it looks as it did a sweep before: whoever writes it has then finished. A file that was taken and
 * could not be filed, because the node stopped in between, is taken again, which changes nothing, and filed.
 */
@Injectable()
export class WatchFolder extends SweepsRegularly implements HealthContributor {
  readonly name = 'communications-folder';
  readonly required = false;
  private readonly folder: string | undefined;
  /** Why nothing can be taken, when nothing can. */
  private closed: Text | undefined;
  private seen = new Map<string, string>();

  constructor(
    settings: MandatoryCommunicationsSettings,
    node: NodeSettings,
    private readonly communications: TakeCommunication,
    private readonly finder: FindCommunications,
    private readonly clock: Clock,
    registry: HealthRegistry,
  ) {
    super(settings.everySeconds * 1000, 'mandatory communications could not be taken from their folder');
    this.folder = settings.folder === undefined ? undefined : resolve(node.home, settings.folder);
    if (this.folder !== undefined) registry.add(this);
  }

  health(): PartHealth {
    return this.closed === undefined ? { up: true } : { up: false, text: this.closed };
  }

  /** @returns how many files were filed */
  override async sweep(): Promise<number> {
    if (this.folder === undefined) return 0;
    const filing = new Filing(this.folder);
    await this.open(filing);
    const now = await this.present(this.folder);
    const finished = [...now].filter(([name, look]) => this.seen.get(name) === look).map(([name]) => name).sort();
    this.seen = now;
    const failures: unknown[] = [];
    let filed = 0;
    for (const name of finished) {
      if (this.stopping) break;
      try {
        await this.takeFile(this.folder, name, filing);
        this.seen.delete(name);
        filed += 1;
      } catch (error) {
        // One document that cannot be handled now must not keep the others waiting.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw withoutNames(failures[0], failures.length);
    return filed;
  }

  private async open(filing: Filing): Promise<void> {
    try {
      await filing.open();
      this.closed = undefined;
    } catch (cause) {
      this.closed = notWritable((cause as NodeJS.ErrnoException).code ?? 'unknown');
      throw new Error(this.closed.en, { cause });
    }
  }

  /** The documents that lie there with their sizes and times; links and folders are none. */
  private async present(folder: string): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const name of await readdir(folder)) {
      if (!/^[^.].*\.xml$/i.test(name)) continue;
      const look = await lstat(join(folder, name)).catch(() => undefined);
      if (look?.isFile()) found.set(name, `${look.size} ${look.mtimeMs} ${look.ino}`);
    }
    return found;
  }

  private async takeFile(folder: string, name: string, filing: Filing): Promise<void> {
    const path = join(folder, name);
    const tooLarge = (await lstat(path)).size > MOST_BYTES;
    const bytes = tooLarge ? Buffer.alloc(0) : await readFile(path);
    const digest = createHash('sha256').update(tooLarge ? `${name} ${(await lstat(path)).size}` : bytes).digest('hex');
    const report = { file: name, at: this.clock.now().toISOString() };
    try {
      if (tooLarge) throw communicationTooLarge(MOST_BYTES);
      const taken = await this.communications.take(bytes, 'folder');
      const { code, deadline, warnings } = await this.finder.one(taken.id);
      await filing.file(name, digest, 'accepted', { ...report, digest, communication: taken.id, code, repeated: taken.repeated, deadline, warnings });
    } catch (error) {
      // Otherwise it stays, and the next sweep tries again.
      if (!isFaultOfDocument(error)) throw error;
      await filing.file(name, digest, 'refused', { ...report, digest, refused: error.code, text: error.text, faults: error.faults });
    }
  }
}

function notWritable(code: string): Text {
  return {
    it: `il nodo non può leggere e scrivere nella cartella work.mandatoryCommunications.folder (${code}): dev'essere del suo utente e, se sta fuori dalla cartella del nodo, in ReadWritePaths (systemd) o in un volume (container)`,
    en: `the node cannot read and write in the folder work.mandatoryCommunications.folder (${code}): it has to be its account's and, outside the home folder, in ReadWritePaths (systemd) or a volume (container)`,
  };
}

/** What the log may say: the name of a file can be a person's. */
function withoutNames(error: unknown, count: number): unknown {
  const { path, code } = error as NodeJS.ErrnoException;
  return path === undefined ? error : new Error(`${count} documents could not be read or filed: ${code}`);
}
