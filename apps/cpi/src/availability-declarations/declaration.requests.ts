import { Day, ENTITY_ID, Obeys, OneOf } from '@filiera/contracts';
import { PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DECLARATION_STATES, type DeclarationState } from './decide-declaration.js';
import { BENEFITS, type Benefit, END_REASONS, type EndReason, LOSS_REASONS, type LossReason } from './declaration-rules.js';

/** A person declares that they are available for work. */
export class DeclareRequest {
  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  declaredOn!: string;

  @ApiPropertyOptional({ enum: BENEFITS, default: 'none' })
  @IsOptional() @OneOf(BENEFITS)
  benefit?: Benefit;

  @ApiPropertyOptional({ format: 'date', description: 'Giorno della domanda di indennità. / Day of the claim for the benefit.' })
  @IsOptional() @Day()
  claimedOn?: string;
}

/** Something that happened on a day. */
export class OnDayRequest {
  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  on!: string;
}

/** A summons. */
export class SummonRequest {
  @ApiProperty({ format: 'date', example: '2027-01-11', description: 'Giorno per cui la persona è convocata. / Day that the person is summoned for.' })
  @Day()
  day!: string;
}

/** A suspension for employment. */
export class SuspendRequest extends OnDayRequest {
  @ApiProperty({ format: 'date', example: '2027-03-31', description: 'Ultimo giorno del rapporto. / Last day of the employment.' })
  @Day()
  until!: string;
}

/** The loss of the state of unemployment. */
export class LoseRequest extends OnDayRequest {
  @ApiProperty({ enum: LOSS_REASONS })
  @OneOf(LOSS_REASONS)
  reason!: LossReason;
}

/** The end of a declaration. */
export class EndRequest extends OnDayRequest {
  @ApiProperty({ enum: END_REASONS })
  @OneOf(END_REASONS)
  reason!: EndReason;
}

/** Which declarations are asked for. */
export class DeclarationQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DECLARATION_STATES })
  @IsOptional() @IsIn(DECLARATION_STATES)
  state?: DeclarationState;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;
}

/** Up to which day things are asked for. */
export class DueQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  by?: string;
}
