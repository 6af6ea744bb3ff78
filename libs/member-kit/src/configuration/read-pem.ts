import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NodeSettings } from './node-settings.js';
import { WrongSettings } from './settings-fault.js';

/**
 * Reads a PEM file that the settings name; a relative path starts at the home folder.
 * @throws WrongSettings when the file can't be read
 */
export function readPem(settings: NodeSettings, name: string, path: string): string {
  const file = resolve(settings.home, path);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongSettings(resolve(settings.home, 'node.yml'), [{
      name,
      source: 'node.yml',
      seen: path,
      expected: { it: `un file PEM leggibile (cercato in ${file})`, en: `a readable PEM file (looked for at ${file})` },
    }]);
  }
}
