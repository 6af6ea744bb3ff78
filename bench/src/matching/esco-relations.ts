import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** An occupation of ESCO with its skills. */
export interface EscoOccupation {
  readonly uri: string;
  readonly essential: readonly string[];
  readonly optional: readonly string[];
}

/** Reads `occupationSkillRelations.csv.gz` of the official download: four columns, none of them quoted. */
export async function readRelations(folder: string): Promise<EscoOccupation[]> {
  const occupations = new Map<string, { uri: string; essential: string[]; optional: string[] }>();
  const lines = createInterface({ input: createReadStream(join(folder, 'occupationSkillRelations.csv.gz')).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) {
    const [uri, relation, , skill] = line.split(',') as [string, string, string, string];
    if (relation !== 'essential' && relation !== 'optional') continue;
    const occupation = occupations.get(uri) ?? { uri, essential: [], optional: [] };
    occupations.set(uri, occupation);
    occupation[relation].push(skill);
  }
  return [...occupations.values()].filter(({ essential }) => essential.length > 0);
}
