import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNumber, Max, Min, validateSync } from 'class-validator';
import { parse, stringify } from 'yaml';
import { type NodeHome, type SettingFault, settingFaults, WrongSettings } from '@filiera/member-kit';

/** What the steward decides of the hub, beside what the agreement says: `hub/hub.yml` in its home folder. */
export class HubOwnSettings {
  /** Servers that hold each message: 1 on a single hub, 3 in a cluster. */
  @IsIn([1, 3, 5])
  replicas: number = 1;

  /** Multiplies the room that the agreement gives each stream, for hubs with smaller or larger disks. Of it, one member may take a half in a day. */
  @IsNumber()
  @Min(0.001)
  @Max(1_000)
  storageFactor: number = 1;

  /** Events that one member may publish in a day; more, and its right to publish is withdrawn until the next. */
  @IsInt()
  @Min(1)
  eventsPerDay: number = 500_000;

  /** Megabytes that one member may publish in a day, of subjects, headers and payloads, in all streams together: what so many events take. */
  @IsInt()
  @Min(1)
  megabytesPerDay: number = 1_200;
}

const FILE = ['hub', 'hub.yml'] as const;

/**
 * Reads and validates the hub's settings.
 * @throws WrongSettings naming every setting that cannot be used, or that the file is not there
 */
export function readHubSettings(home: NodeHome): HubOwnSettings {
  const file = home.file(...FILE);
  const settings = plainToInstance(HubOwnSettings, treeIn(home, file), { exposeDefaultValues: true });
  const faults = hubSettingsFaults(settings, 'hub.yml');
  if (faults.length > 0) throw new WrongSettings(file, faults);
  return settings;
}

/** The hub's settings with what was chosen, and else what they are by themselves. */
export function hubSettingsWith(chosen: Partial<HubOwnSettings> = {}): HubOwnSettings {
  return Object.assign(new HubOwnSettings(), chosen);
}

/** Everything that is wrong with settings of the hub. */
export function hubSettingsFaults(settings: HubOwnSettings, source: string): SettingFault[] {
  return settingFaults(validateSync(settings, { whitelist: true, forbidNonWhitelisted: true }), () => source);
}

function treeIn(home: NodeHome, file: string): object {
  let seen: string;
  try {
    const tree: unknown = parse(home.read(file));
    if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) return tree;
    seen = typeof tree;
  } catch (error) {
    seen = (error as NodeJS.ErrnoException).code ?? 'YAML';
  }
  throw new WrongSettings(file, [{
    name: 'hub.yml', source: file, seen,
    expected: {
      it: 'un file leggibile, YAML con replicas, storageFactor, eventsPerDay, megabytesPerDay: lo scrive `steward init`, e le copie lo contengono',
      en: 'a readable file, YAML with replicas, storageFactor, eventsPerDay, megabytesPerDay: `steward init` writes it, and backups hold it',
    },
  }]);
}

/** Writes the hub's settings. */
export function writeHubSettings(home: NodeHome, settings: HubOwnSettings): void {
  home.write(home.file(...FILE), `# Decisioni del gestore sull'hub / What the steward decides of the hub\n${stringify({ ...settings })}`);
}
