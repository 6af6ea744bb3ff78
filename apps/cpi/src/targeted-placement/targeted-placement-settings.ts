import { Whole } from '@filiera/contracts';
import { OfficeRow, ruleInForce, withOfficeRows } from '@filiera/exchange';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { type ExemptActivity, type ExemptionRule, EXEMPTIONS } from './quota-rules.js';

/** How far firms of each activity may be exempted, in per cent. */
export class OfficeExemptionLimits implements Record<ExemptActivity, number> {
  @Whole(0, 100)
  general!: number;

  @Whole(0, 100)
  security!: number;

  @Whole(0, 100)
  surveillance!: number;

  @Whole(0, 100)
  'private-transport'!: number;
}

/** How far a firm may be exempted from a day on. */
export class OfficeExemption extends OfficeRow implements ExemptionRule {
  @Whole(15, 1_000)
  fromWorkforce: number = 36;

  @ValidateNested() @Type(() => OfficeExemptionLimits)
  mostPercent!: OfficeExemptionLimits;
}

/** What an office sets for targeted placement: `work.targetedPlacement` in `node.yml`. */
export class TargetedPlacementSettings {
  /** Rows after those of the program. */
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => OfficeExemption)
  exemptions: OfficeExemption[] = [];

  /** The limits in force on a day, undefined before the tables begin. */
  exemptionOn(day: string): ExemptionRule | undefined {
    return ruleInForce(withOfficeRows<ExemptionRule>(EXEMPTIONS, this.exemptions), day);
  }
}
