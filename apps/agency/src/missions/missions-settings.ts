import { Day, Flag, Whole, Words } from '@filiera/contracts';
import { OfficeRow, ruleInForce, withOfficeRows } from '@filiera/exchange';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { LIMITS, type MissionLimit } from './mission-limits.js';

/** How often one mission may be extended, and where that is agreed. */
export class AgencyExtensionLimit {
  @Whole(0, 100)
  most!: number;

  @Words(300)
  source!: string;
}

/** A limit from a day on, as a renewed collective agreement sets it. */
export class AgencyMissionLimit extends OfficeRow implements MissionLimit {
  @Flag()
  permanent!: boolean;

  @Whole(1, 600)
  months!: number;

  @Day()
  countedFrom: string = '1900-01-01';

  @IsOptional() @ValidateNested() @Type(() => AgencyExtensionLimit)
  extensions: AgencyExtensionLimit | null = null;
}

/** What an agency sets for its missions: `work.missions` in `node.yml`. */
export class MissionsSettings {
  /** Rows after those of the program. */
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => AgencyMissionLimit)
  limits: AgencyMissionLimit[] = [];

  /** The limit for a mission that starts on a day; undefined when there is none. */
  limitFor({ permanent, startDate }: { readonly permanent: boolean; readonly startDate: string }): MissionLimit | undefined {
    return ruleInForce(withOfficeRows<MissionLimit>(LIMITS, this.limits), startDate, { permanent });
  }
}
