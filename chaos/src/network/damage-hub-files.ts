import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SeededRandom } from '../workload/seeded-random.js';

/** Ways in which a disk loses what it was given. */
export const DAMAGES = ['bit flip', 'truncation', 'deleted block', 'deleted metadata'] as const;
export type Damage = (typeof DAMAGES)[number];

/** Bits that a flip turns in one block. */
const BITS = 8;

/**
 * Damages the files of a nats-server that does not run.
 * @param store its JetStream folder
 * @returns what was done, as a sentence; null when there is nothing yet to do it to
 */
export function damageHubFiles(store: string, damage: Damage, random: SeededRandom): string | null {
  const files = filesBelow(store);
  const blocks = files.filter((file) => file.endsWith('.blk') && statSync(file).size > 0);
  const metadata = files.filter((file) => /^(meta\.inf|meta\.sum|index\.db|o\.dat)$/.test(basename(file)));
  const targets = damage === 'deleted metadata' ? metadata : blocks;
  if (targets.length === 0) return null;
  const target = random.pick(targets.sort());
  const { size } = statSync(target);
  if (damage === 'bit flip') flipBits(target, random);
  else if (damage === 'truncation') truncateSync(target, random.whole(size));
  else rmSync(target);
  return `${damage}: ${target.slice(store.length + 1)} (${size} bytes)`;
}

function flipBits(file: string, random: SeededRandom): void {
  const bytes = readFileSync(file);
  for (let bit = 0; bit < BITS; bit++) {
    const at = random.whole(bytes.length);
    bytes[at] = bytes[at]! ^ (1 << random.whole(8));
  }
  writeFileSync(file, bytes);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
