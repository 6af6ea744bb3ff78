import { Day, ENTITY_ID, NestedList, Obeys, OneOf, Words } from '@filiera/contracts';
import { PageQuery, ReadVersion } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type AgreedAction, PACT_END_REASONS, PACT_SIDES, PACT_STATES, type PactEndReason, type PactSide, type PactState } from './decide-pact.js';

const MOST_ACTIONS = 50;

/** Something that one side undertakes to do. */
export class AgreedActionRequest implements AgreedAction {
  @ApiProperty({ enum: PACT_SIDES })
  @OneOf(PACT_SIDES)
  side!: PactSide;

  @ApiProperty({ example: 'Due colloqui di orientamento' })
  @Words(500)
  what!: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  by?: string;
}

/** The actions of a revision. */
export class PactActionsRequest {
  @ApiProperty({ type: [AgreedActionRequest] })
  @NestedList(() => AgreedActionRequest, MOST_ACTIONS)
  actions!: AgreedActionRequest[];
}

/** A pact to be written. */
export class DraftPactRequest extends PactActionsRequest {
  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  candidate!: string;
}

/** The actions of a pact that somebody has read. */
export class ChangePactActionsRequest extends PactActionsRequest {
  @ReadVersion()
  version?: number;
}

/** A signature: of the actions that the person was shown, which their version says. */
export class SignPactRequest {
  @ReadVersion()
  version?: number;

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  on!: string;
}

/** The end of a pact. */
export class EndPactRequest {
  @ReadVersion()
  version?: number;

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  on!: string;

  @ApiProperty({ enum: PACT_END_REASONS })
  @OneOf(PACT_END_REASONS)
  reason!: PactEndReason;
}

/** Which pacts are asked for. */
export class PactQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiPropertyOptional({ enum: PACT_STATES })
  @IsOptional() @IsIn(PACT_STATES)
  state?: PactState;
}
