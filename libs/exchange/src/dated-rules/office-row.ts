import { Day, type Text, Words } from '@filiera/contracts';
import { IsOptional } from 'class-validator';
import type { DatedRule } from './rule-in-force.js';

/**
 * A row that an organisation adds to a dated table, in the `work` part of its `node.yml`: a region's practice, or a law that came after the program. It stands after the
 * program's rows, and so prevails over them from its first day on.
 */
export class OfficeRow implements DatedRule {
  @Day()
  validFrom!: string;

  @IsOptional() @Day()
  validUntil?: string;

  @Words(300)
  source!: string;
}

/** A dated table with the rows that an organisation adds, in whatever order it wrote them: tables are read the oldest first. */
export function withOfficeRows<T extends Pick<DatedRule, 'validFrom'>>(table: readonly T[], rows: readonly T[]): T[] {
  return [...table, ...rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : Number(a.validFrom > b.validFrom)))];
}

/** A text in both languages, as `node.yml` gives it. */
export class OfficeText implements Text {
  @Words(300)
  it!: string;

  @Words(300)
  en!: string;
}
