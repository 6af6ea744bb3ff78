import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNumber, Max, Min, validateSync } from 'class-validator';
import { parse, stringify } from 'yaml';
import type { NodeHome } from '@filiera/member-kit';

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
 * @throws Error naming every setting that cannot be used
 */
export function readHubSettings(home: NodeHome): HubOwnSettings {
  const settings = plainToInstance(HubOwnSettings, parse(home.read(home.file(...FILE))) as object, { exposeDefaultValues: true });
  const errors = validateSync(settings, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) {
    const faults = errors.map(({ property, value, constraints }) => `${property} = ${JSON.stringify(value)}: ${Object.values(constraints ?? {}).join(', ')}`);
    throw new Error(`${home.file(...FILE)}: ${faults.join('; ')}`);
  }
  return settings;
}

/** Writes the hub's settings. */
export function writeHubSettings(home: NodeHome, settings: HubOwnSettings): void {
  home.write(home.file(...FILE), `# Decisioni del gestore sull'hub / What the steward decides of the hub\n${stringify({ ...settings })}`);
}
