import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { parse, YAMLParseError } from 'yaml';
import { ENVIRONMENT_OVERRIDES } from './environment-overrides.js';
import { NodeSettings } from './node-settings.js';
import { settingFaults } from './setting-faults.js';
import { WrongSettings, type SettingFault } from './settings-fault.js';

/** The environment as a plain record, so that tests pass their own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `<home>/node.yml`, applies the environment's overrides and validates everything.
 * @throws WrongSettings naming every wrong setting, the value seen (secrets masked) and what was expected
 */
export async function readSettings(home: string, environment: Environment = {}): Promise<NodeSettings> {
  const folder = resolve(home);
  const file = join(folder, 'node.yml');
  const tree = parseTree(file, await readText(file));
  const sources = applyOverrides(tree, environment);
  return settingsFrom({ ...tree, home: folder }, file, sources);
}

/**
 * Validates settings that are already a plain object: what tests and the launcher compose.
 * @param sources where a setting came from when it isn't the file: `{'http.port': 'FILIERA_HTTP_PORT'}`
 * @throws WrongSettings naming every wrong setting
 */
export async function settingsFrom(
  tree: Readonly<Record<string, unknown>>,
  file = 'node.yml',
  sources: ReadonlyMap<string, string> = new Map(),
): Promise<NodeSettings> {
  const settings = plainToInstance(NodeSettings, tree, { exposeDefaultValues: true });
  const errors = await validate(settings, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length === 0) return settings;
  throw new WrongSettings(file, settingFaults(errors, (name) => sources.get(name) ?? 'node.yml'));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new WrongSettings(file, [{
      name: 'node.yml',
      source: file,
      seen: (error as NodeJS.ErrnoException).code ?? 'unreadable',
      expected: {
        it: 'un file leggibile nella cartella del nodo: la crea `filiera node init`; si indica con --home o FILIERA_HOME',
        en: 'a readable file in the node\'s home folder: `filiera node init` makes it; name the folder with --home or FILIERA_HOME',
      },
    }]);
  }
}

function parseTree(file: string, text: string): Record<string, unknown> {
  const tree: unknown = parseYaml(file, text);
  if (isSection(tree)) return withoutEmpty(tree);
  throw new WrongSettings(file, [notASettingsFile(file, typeof tree)]);
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `cert:` with nothing after it says nothing, and so does a section that holds nothing else. */
function withoutEmpty(section: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(section)
    .map(([name, value]): [string, unknown] => [name, isSection(value) ? withoutEmpty(value) : value])
    .filter(([, value]) => value !== null && !(isSection(value) && Object.keys(value).length === 0));
  return Object.fromEntries(entries);
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const place = error instanceof YAMLParseError && error.linePos ? `riga / line ${error.linePos[0].line}` : 'YAML';
    throw new WrongSettings(file, [notASettingsFile(file, place)]);
  }
}

function notASettingsFile(file: string, seen: string): SettingFault {
  return {
    name: 'node.yml',
    source: file,
    seen,
    expected: { it: 'YAML con le sezioni member, http, database, hub, access, log, work', en: 'YAML with the sections member, http, database, hub, access, log, work' },
  };
}

function applyOverrides(tree: Record<string, unknown>, environment: Environment): Map<string, string> {
  const sources = new Map<string, string>();
  for (const { variable, setting: [section, name], read } of ENVIRONMENT_OVERRIDES) {
    const value = environment[variable];
    const present = tree[section];
    // A node that hasn't joined has no hub: one address alone doesn't make one.
    if (value === undefined || value === '' || (section === 'hub' && !isSection(present))) continue;
    tree[section] = { ...(isSection(present) ? present : {}), [name]: read(value) };
    sources.set(`${section}.${name}`, variable);
  }
  return sources;
}
