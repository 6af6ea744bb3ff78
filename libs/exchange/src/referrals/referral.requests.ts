import { DECLINE_REASONS, type DeclineReason, ENTITY_ID, Obeys, REFERRAL_OUTCOMES, REFERRAL_STATUSES, type ReferralOutcome, type ReferralStatus } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { MEMBER_ID } from '../board/board-queries.js';
import { PageQuery } from '../paging/page-query.js';

/** Whom to refer, and where. */
export class ProposeReferralRequest {
  @ApiProperty({ format: 'uuid', description: 'Offerta della rete, o propria. / Vacancy of the network, or one’s own.' })
  @Obeys(ENTITY_ID)
  vacancy!: string;

  @ApiProperty({ format: 'uuid', description: 'Pseudonimo del candidato: proprio, o visto in bacheca. / Pseudonym of the candidate: one’s own, or seen on the board.' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiPropertyOptional({ description: 'Chi ha pubblicato l’offerta; serve solo se più membri hanno pubblicato con lo stesso identificativo. / Who published the vacancy; needed only where several members published under its identifier.', example: 'agenzia-esempio' })
  @IsOptional() @Matches(MEMBER_ID)
  vacancyOwner?: string;
}

/** Why a proposal is declined. */
export class DeclineReferralRequest {
  @ApiProperty({ enum: DECLINE_REASONS })
  @IsIn(DECLINE_REASONS)
  reason!: DeclineReason;
}

/** How an accepted referral ended. */
export class CloseReferralRequest {
  @ApiProperty({ enum: REFERRAL_OUTCOMES, description: 'Chi segue il candidato dichiara solo la rinuncia. / The holder only declares that the candidate renounced.' })
  @IsIn(REFERRAL_OUTCOMES)
  outcome!: ReferralOutcome;
}

/** Which referrals are asked for. */
export class ReferralQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REFERRAL_STATUSES })
  @IsOptional() @IsIn(REFERRAL_STATUSES)
  status?: ReferralStatus;

  @ApiPropertyOptional({ enum: ['sent', 'received'], description: 'Proposti da questo membro, o dall’altra parte. / Proposed by this member, or by the other party.' })
  @IsOptional() @IsIn(['sent', 'received'])
  direction?: 'sent' | 'received';

  @ApiPropertyOptional({ enum: ['me'], description: 'In attesa della nostra risposta. / Waiting for our answer.' })
  @IsOptional() @IsIn(['me'])
  waitingFor?: 'me';

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  vacancy?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;
}
