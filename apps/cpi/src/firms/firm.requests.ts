import { ISTAT_MUNICIPALITY, Obeys, SECTOR, Words } from '@filiera/contracts';
import { FirmTaxCode, PageQuery, ReadVersion, VatNumber } from '@filiera/exchange';
import { NullRemoves } from '@filiera/member-kit';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** A firm that the office begins to serve. */
export class RegisterFirmRequest {
  @ApiProperty({ example: 'Impresa Esempio 1' })
  @Words(200)
  name!: string;

  @ApiProperty({ example: '12345678903', description: 'Partita IVA: undici cifre, l’ultima di controllo / VAT number: eleven digits, the last one checks' })
  @VatNumber()
  vatNumber!: string;

  @ApiPropertyOptional({ example: '12345678903', description: 'Se diverso dalla partita IVA / When it differs from the VAT number' })
  @IsOptional() @FirmTaxCode()
  taxCode?: string;

  @ApiProperty({ example: '43.21.01', description: 'ATECO 2025' })
  @Obeys(SECTOR)
  sector!: string;

  @ApiProperty({ example: '075035', description: 'Comune della sede, codice ISTAT / Municipality of the seat, ISTAT code' })
  @Obeys(ISTAT_MUNICIPALITY)
  municipality!: string;

  @ApiProperty({ example: 12, description: 'Addetti / People who work there' })
  @IsInt() @Min(0) @Max(1_000_000)
  employees!: number;
}

/** What changes in a firm; a tax code set to null is removed. */
@NullRemoves()
export class ChangeFirmRequest extends PartialType(RegisterFirmRequest) {
  @ReadVersion()
  version?: number;
}

/** Which firms to list. */
export class ListFirmsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'esempio', description: 'Parte del nome / Part of the name' })
  @IsOptional() @IsString() @Length(1, 100)
  name?: string;

  @ApiPropertyOptional({ example: '12345678903' })
  @IsOptional() @IsString() @Length(11, 11)
  vatNumber?: string;
}
