import { ISTAT_MUNICIPALITY, Obeys, SECTOR, Words, codeRule } from '@filiera/contracts';
import { PageQuery, isTaxCode } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { isVatNumber } from './vat-number.js';

const VAT_NUMBER = {
  ...codeRule('vat-number', /^[0-9]{11}$/, 11, { it: 'partita IVA di 11 cifre, con la cifra di controllo giusta', en: 'VAT number of 11 digits with the right check digit' }),
  check: (value: unknown): boolean => typeof value === 'string' && isVatNumber(value),
};
const FIRM_TAX_CODE = {
  ...codeRule('firm-tax-code', /^(?:[0-9]{11}|[A-Z0-9]{16})$/, 16, {
    it: 'codice fiscale di una società (11 cifre) o di una persona (16 caratteri), con il controllo giusto', en: 'tax code of a company (11 digits) or of a person (16 characters) that checks',
  }),
  check: (value: unknown): boolean => typeof value === 'string' && (isVatNumber(value) || isTaxCode(value)),
};

/** A firm that the office begins to serve. */
export class RegisterFirmRequest {
  @ApiProperty({ example: 'Impresa Esempio 1' })
  @Words(200)
  name!: string;

  @ApiProperty({ example: '12345678903', description: 'Partita IVA: undici cifre, l’ultima di controllo / VAT number: eleven digits, the last one checks' })
  @Obeys(VAT_NUMBER)
  vatNumber!: string;

  @ApiPropertyOptional({ example: '12345678903', description: 'Se diverso dalla partita IVA / When it differs from the VAT number' })
  @IsOptional() @Obeys(FIRM_TAX_CODE)
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

/** What changes in a firm. */
export class ChangeFirmRequest extends PartialType(RegisterFirmRequest) {
  @ApiPropertyOptional({ description: 'Versione letta: un\'altra risponde 409 / Version that was read: another one answers 409', minimum: 1, example: 1 })
  @IsOptional() @IsInt() @Min(1) @Max(2_147_483_647)
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
