import { CONTRACT_TYPES, Flag, OneOf, PLACEMENT_END_REASONS, type PlacementEndReason, Words } from '@filiera/contracts';
import { type InternshipCategory, INTERNSHIP_CATEGORIES, OfficeRow, OfficeText } from '@filiera/exchange';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { CONTRACT_ENDS, type ContractCode } from './rules/contract-codes.js';
import type { EndCause } from './rules/end-causes.js';
import type { InternshipCategoryCode } from './rules/internship-categories.js';
import type { WorkingTime } from './rules/working-time.js';

/** A contract code that an office adds, or tells otherwise from a day on. */
export class OfficeContractCode extends OfficeRow implements ContractCode {
  @Words(20)
  code!: string;

  @ValidateNested() @Type(() => OfficeText)
  label!: OfficeText;

  @OneOf(CONTRACT_ENDS)
  end!: ContractCode['end'];

  @OneOf([...CONTRACT_TYPES, 'by-end', 'none'])
  contract!: ContractCode['contract'];
}

/** A working-time code that an office adds. */
export class OfficeWorkingTime implements WorkingTime {
  @Words(20)
  code!: string;

  @ValidateNested() @Type(() => OfficeText)
  label!: OfficeText;

  @Flag()
  partTime!: boolean;
}

/** A cause of the end that an office adds. */
export class OfficeEndCause implements EndCause {
  @Words(20)
  code!: string;

  @ValidateNested() @Type(() => OfficeText)
  label!: OfficeText;

  @OneOf(PLACEMENT_END_REASONS)
  reason!: PlacementEndReason;
}

/** A code of an intern's category that an office adds. */
export class OfficeInternshipCategory implements InternshipCategoryCode {
  @Words(20)
  code!: string;

  @OneOf(INTERNSHIP_CATEGORIES)
  category!: InternshipCategory;
}
