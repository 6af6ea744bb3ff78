import type { Text } from '@filiera/contracts';

/** One setting that cannot be used. */
export interface SettingFault {
  /** Path of the setting: `http.port`. */
  readonly name: string;
  /** Where it was read: `node.yml`, or the environment variable that overrides it. */
  readonly source: string;
  /** The value seen, secrets masked. */
  readonly seen: string;
  readonly expected: Text;
}

/** The node cannot start with these settings; every fault is told at once. */
export class WrongSettings extends Error {
  constructor(
    readonly file: string,
    readonly faults: readonly SettingFault[],
  ) {
    super(explain(file, faults));
    this.name = 'WrongSettings';
  }
}

/** Each fault as people read it, in both languages. */
export function faultLines(faults: readonly SettingFault[]): string[] {
  return faults.flatMap(({ name, source, seen, expected }) => [
    `  ${name} (${source})`,
    `    valore letto / value seen: ${seen}`,
    `    atteso: ${expected.it}`,
    `    expected: ${expected.en}`,
  ]);
}

function explain(file: string, faults: readonly SettingFault[]): string {
  return [
    `Impostazioni errate in ${file}: il nodo non parte. Correggerle e riavviare.`,
    `Wrong settings in ${file}: the node does not start. Correct them and start again.`,
    ...faultLines(faults),
  ].join('\n');
}
