import { OneOf, Whole } from '@filiera/contracts';
import { OfficeRow, ruleInForce, withOfficeRows } from '@filiera/exchange';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { WHEN_HOLIDAY, type WhenHoliday } from '../deadlines/due-day.js';
import { BENEFITS, type Benefit, SUMMONS_RULES, type SummonsRule } from './declaration-rules.js';

/** Within how many days an office has summoned who did not come by themselves. */
export class OfficeSummons extends OfficeRow implements SummonsRule {
  @OneOf(BENEFITS)
  benefit!: Benefit;

  @Whole(1, 366)
  days!: number;

  @OneOf(WHEN_HOLIDAY)
  ifHoliday: WhenHoliday = 'moves-on';
}

/** What an office sets for declarations of availability: `work.availabilityDeclarations` in `node.yml`. */
export class AvailabilityDeclarationsSettings {
  /** Rows after those of the program. */
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => OfficeSummons)
  summons: OfficeSummons[] = [];

  /** The office's term for who has claimed this benefit and declared on that day; undefined where none is loaded. */
  summonsFor(benefit: Benefit, declaredOn: string): SummonsRule | undefined {
    return ruleInForce(withOfficeRows<SummonsRule>(SUMMONS_RULES, this.summons), declaredOn, { benefit });
  }
}
