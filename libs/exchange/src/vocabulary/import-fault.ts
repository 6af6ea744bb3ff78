import type { Text } from '@filiera/contracts';

/** Something wrong in an imported file. */
export interface ImportFault {
  readonly file: string;
  /** Line of the file, counted from 1; 1 also for what concerns the whole file. */
  readonly line: number;
  readonly text: Text;
}

/** Faults told before the rest is only counted. */
export const FAULTS_TOLD = 200;

/** The import changed nothing: these are its faults. */
export class FaultyImport extends Error {
  constructor(readonly faults: readonly ImportFault[], readonly total: number) {
    super(`${total} faults; nothing was imported`);
  }
}

/** Collects faults; tells the first ones and counts the others. */
export class ImportFaults {
  private readonly told: ImportFault[] = [];
  private count = 0;

  add(file: string, line: number, text: Text): void {
    this.count++;
    if (this.told.length < FAULTS_TOLD) this.told.push({ file, line, text });
  }

  /** @throws FaultyImport when there is any */
  refuseIfAny(): void {
    if (this.count > 0) throw new FaultyImport(this.told, this.count);
  }
}
