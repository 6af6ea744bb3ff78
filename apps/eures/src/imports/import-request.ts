import { MAX_XML_CHARACTERS } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';

/** Documents of one request; more come in several requests. */
const MAX_DOCUMENTS = 5_000;
/** Neither control characters nor halves of characters, which no database keeps. */
const REFERENCE = /^[^\s/\p{Cc}\p{Cs}][^/\p{Cc}\p{Cs}]{0,148}$/u;
const SOURCE = /^[^/\p{Cc}\p{Cs}]+$/u;
const TIMESTAMP = /^[!-~ ]*$/;

/** A PositionOpening as a file. */
export class XmlDocument {
  @ApiProperty({ description: 'Name under which faults are told.', example: 'ad-1.xml' })
  @IsString() @Length(1, 200)
  name!: string;

  @ApiProperty({ description: 'HR-XML 3.2 PositionOpening, EURES schema 1.3.', example: '<PositionOpening xmlns="http://www.hr-xml.org/3">…</PositionOpening>' })
  @IsString() @MaxLength(MAX_XML_CHARACTERS)
  xml!: string;
}

/** A vacancy in a list of the EURES input API. */
export class ListedReference {
  @ApiProperty({ example: '5e80d029-bd08-43ab-a6ce-b57a0e47f52b' })
  @IsString() @Matches(REFERENCE)
  reference!: string;

  @ApiProperty({ description: 'The employment service that the vacancy comes from.', example: 'NAV' })
  @IsString() @Length(1, 40) @Matches(SOURCE)
  source!: string;

  @ApiProperty({ enum: ['ACTIVE', 'CLOSED'] })
  @IsIn(['ACTIVE', 'CLOSED'])
  status!: 'ACTIVE' | 'CLOSED';

  @ApiPropertyOptional()
  @IsOptional() @IsString() @MaxLength(40) @Matches(TIMESTAMP)
  creationTimestamp?: string;

  @ApiPropertyOptional()
  @IsOptional() @IsString() @MaxLength(40) @Matches(TIMESTAMP)
  lastModificationTimestamp?: string;

  @ApiPropertyOptional()
  @IsOptional() @IsString() @MaxLength(40) @Matches(TIMESTAMP)
  closingTimestamp?: string;
}

/** An item of what the EURES input API answers to getDetails. */
export class VacancyDetail extends ListedReference {
  @ApiPropertyOptional({ description: 'The PositionOpening; empty once it is closed.' })
  @IsOptional() @IsString() @MaxLength(MAX_XML_CHARACTERS)
  content?: string;

  @ApiPropertyOptional({ example: '1.3' })
  @IsOptional() @IsString() @MaxLength(10)
  contentFormatVersion?: string;
}

/** What to bring in. */
export class ImportRequest {
  @ApiPropertyOptional({ type: [XmlDocument] })
  @IsOptional() @IsArray() @ArrayMaxSize(MAX_DOCUMENTS) @ValidateNested({ each: true }) @Type(() => XmlDocument)
  documents?: XmlDocument[];

  @ApiPropertyOptional({ type: [VacancyDetail] })
  @IsOptional() @IsArray() @ArrayMaxSize(MAX_DOCUMENTS) @ValidateNested({ each: true }) @Type(() => VacancyDetail)
  details?: VacancyDetail[];

  @ApiPropertyOptional({ default: false, description: 'For trying the network on old documents: moves those that are past to today, and marks them as samples.' })
  @IsOptional() @IsBoolean()
  shiftDates?: boolean;
}
