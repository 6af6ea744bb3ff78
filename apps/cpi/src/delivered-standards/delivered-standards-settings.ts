import { OneOf } from '@filiera/contracts';
import { OfficeRow, OfficeText, ruleInForce, withOfficeRows } from '@filiera/exchange';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { RECIPIENTS, type Recipient, STANDARD_LETTERS, STANDARDS, type StandardLetter, type StandardRule } from './standard-rules.js';

/** What a letter means for an office from a day on. */
export class OfficeStandard extends OfficeRow implements StandardRule {
  @OneOf(STANDARD_LETTERS)
  letter!: StandardLetter;

  @OneOf(RECIPIENTS)
  recipient!: Recipient;

  @ValidateNested() @Type(() => OfficeText)
  text!: OfficeText;
}

/** What an office sets for the services it delivers: `work.deliveredStandards` in `node.yml`. */
export class DeliveredStandardsSettings {
  /** Rows after those of the program. */
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => OfficeStandard)
  standards: OfficeStandard[] = [];

  /** The text and recipient of a letter on a day, or undefined when it is not in force then. */
  standardOn(letter: StandardLetter, day: string): StandardRule | undefined {
    return ruleInForce(withOfficeRows<StandardRule>(STANDARDS, this.standards), day, { letter });
  }
}
