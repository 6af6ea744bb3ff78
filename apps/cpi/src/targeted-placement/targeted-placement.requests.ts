import { Day, Nested, OneOf, Whole, Words } from '@filiera/contracts';
import { FirmTaxCode, PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { EXEMPT_ACTIVITIES, type ExemptActivity } from './quota-rules.js';

const MOST_PEOPLE = 1_000_000;
/** A partial exemption that the firm has been granted. */
export class ExemptionRequest {
  @ApiProperty({ example: 40, description: 'Percentuale autorizzata. / Percentage authorised.' })
  @Whole(1, 100)
  percent!: number;

  @ApiProperty({ enum: EXEMPT_ACTIVITIES, example: 'general' })
  @OneOf(EXEMPT_ACTIVITIES)
  activity!: ExemptActivity;
}

/** A firm's figures. */
export class QuotaRequest {
  @ApiProperty({ format: 'date', example: '2025-12-31', description: 'Giorno a cui si riferiscono i dati, di norma il 31 dicembre. / Day that the figures hold for, as a rule 31 December.' })
  @Day()
  referenceDay!: string;

  @ApiProperty({ example: 100, description: 'Base di computo. / Workforce that the obligation is counted on.' })
  @Whole(0, MOST_PEOPLE)
  workforce!: number;

  @ApiProperty({ example: 3, description: 'Persone con disabilità in forza. / People with disabilities employed.' })
  @Whole(0, MOST_PEOPLE)
  disabledEmployed!: number;

  @ApiProperty({ example: 0, description: 'Persone dell’art. 18 in forza. / Protected people of art. 18 employed.' })
  @Whole(0, MOST_PEOPLE)
  protectedEmployed!: number;

  @ApiPropertyOptional({ type: ExemptionRequest })
  @IsOptional() @Nested(() => ExemptionRequest)
  exemption?: ExemptionRequest;

  @ApiPropertyOptional({ format: 'date', description: 'Giorno in cui è sorto l’obbligo. / Day on which the obligation arose.' })
  @IsOptional() @Day()
  obligedSince?: string;
}

/** A firm's statement. */
export class StatementRequest extends QuotaRequest {
  @ApiProperty({ example: '00000000018', description: 'Undici cifre di una società, sedici caratteri di una persona. / Eleven digits of a company, sixteen characters of a person.' })
  @FirmTaxCode()
  firmTaxCode!: string;

  @ApiProperty({ example: 'Impresa Esempio S.r.l.' })
  @Words(200)
  firmName!: string;

  @ApiPropertyOptional({ format: 'date', description: 'Giorno di arrivo; di norma oggi. In una rettifica si indica per correggerlo: il ritardo si calcola di nuovo. / Day of arrival; today unless given. In a correction it is given to correct it: whether it was late is judged again.' })
  @IsOptional() @Day()
  receivedOn?: string;
}

/** Which statements are asked for. */
export class StatementQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Anno in cui il prospetto è dovuto. / Year in which the statement is due.' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1900) @Max(2200)
  year?: number;

  @ApiPropertyOptional()
  @IsOptional() @FirmTaxCode()
  firmTaxCode?: string;
}
