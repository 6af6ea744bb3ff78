import { AGREEMENT, placementEndedV1, retentionOf } from '@filiera/contracts';
import { withOfficeRows } from '@filiera/exchange';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { OfficeContractCode, OfficeEndCause, OfficeInternshipCategory, OfficeWorkingTime } from './office-codes.js';
import { CODE_TABLES, type CodeTables } from './rules/code-tables.js';
import type { ContractCode } from './rules/contract-codes.js';

const SECONDS_OF_A_DAY = 86_400;

/** What an employment office sets for mandatory communications: `work.mandatoryCommunications` in `node.yml`. */
export class MandatoryCommunicationsSettings {
  /** Folder that is watched for XML files, relative to the home folder; left out, none is. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(1_000)
  folder?: string;

  /** Seconds between two looks into the folder. */
  @IsInt() @Min(1) @Max(3_600)
  everySeconds: number = 10;

  /**
   * Days for which the office keeps what communications say once their employment is over, and the documents it has filed. No law that this program knows sets them:
   * left out, as long as the agreement keeps the placements that came of them.
   */
  @IsInt() @Min(1) @Max(36_500)
  keepDays: number = retentionOf(AGREEMENT, placementEndedV1.type) / SECONDS_OF_A_DAY;

  /** The practice of some regions: type 1 apprentices may begin up to 25 years and 364 days (D.Lgs 81/2015 art. 43 says until 25 is completed). */
  @IsBoolean()
  apprenticesThrough25: boolean = false;

  /** Codes after those of the program: the ministry's tables change more often than programs do. */
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => OfficeContractCode)
  contractCodes: OfficeContractCode[] = [];

  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => OfficeWorkingTime)
  workingTimes: OfficeWorkingTime[] = [];

  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => OfficeEndCause)
  endCauses: OfficeEndCause[] = [];

  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => OfficeInternshipCategory)
  internshipCategories: OfficeInternshipCategory[] = [];

  /** Levels of education that are a vocational qualification, beside those of the program. */
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(20, { each: true })
  vocationalQualifications: string[] = [];

  /** The codes that this office reads communications by. */
  codes(): CodeTables {
    const { contracts, workingTimes, endCauses, internshipCategories, vocationalQualifications } = CODE_TABLES;
    return {
      contracts: withOfficeRows<ContractCode>(contracts, this.contractCodes), workingTimes: [...workingTimes, ...this.workingTimes], endCauses: [...endCauses, ...this.endCauses],
      internshipCategories: [...internshipCategories, ...this.internshipCategories], vocationalQualifications: [...vocationalQualifications, ...this.vocationalQualifications],
    };
  }
}
