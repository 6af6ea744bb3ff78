import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowOutcome } from './row-outcome.js';

interface Kept {
  readonly seed: number;
  readonly short: boolean;
  readonly outcomes: Record<string, RowOutcome>;
}

/** What of a campaign is done, kept in its folder after each row, so that one that was broken off goes on. */
export class CampaignState {
  private constructor(private readonly file: string, private kept: Kept) {}

  /** Begins anew in this folder. */
  static begin(folder: string, seed: number, short: boolean): CampaignState {
    mkdirSync(folder, { recursive: true });
    const state = new CampaignState(fileIn(folder), { seed, short, outcomes: {} });
    state.write();
    return state;
  }

  /** @throws Error when no campaign of this form was begun in the folder */
  static resume(folder: string, short: boolean): CampaignState {
    const file = fileIn(folder);
    if (!existsSync(file)) throw new Error(`${folder}: nessuna campagna da riprendere; togliere --resume / no campaign to resume here: leave --resume out`);
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    if (kept.short !== short) throw new Error(`${folder}: la campagna iniziata qui ${kept.short ? 'è' : 'non è'} in forma breve / the campaign begun here ${kept.short ? 'is' : 'is not'} in the short form`);
    return new CampaignState(file, kept);
  }

  get seed(): number {
    return this.kept.seed;
  }

  /** What became of a row, if it was run to its end. */
  outcomeOf(id: string): RowOutcome | undefined {
    return this.kept.outcomes[id];
  }

  finished(id: string, outcome: RowOutcome): void {
    this.kept = { ...this.kept, outcomes: { ...this.kept.outcomes, [id]: outcome } };
    this.write();
  }

  /** Whole or not at all: a campaign may be killed at any moment. */
  private write(): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(this.kept, null, 2));
    renameSync(`${this.file}.new`, this.file);
  }
}

function fileIn(folder: string): string {
  return join(folder, 'campaign.json');
}
