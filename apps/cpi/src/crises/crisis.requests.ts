import { CRISIS_STATUSES, CRISIS_WITHDRAWAL_REASONS, CrisisState, type CrisisStatus, type CrisisWithdrawalReason, ENTITY_ID, Obeys } from '@filiera/contracts';
import { DescribedBy, PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

const DECIDED = ['status', 'announcedOn', 'withdrawalReason'] as const;

/** A crisis that a firm foresees. */
@DescribedBy(CrisisState, {
  omits: DECIDED, required: ['kind', 'sector', 'municipality', 'people', 'occupations', 'from', 'sample'],
  example: { kind: 'closure', sector: '15.20.10', municipality: '075016', people: 48, occupations: [{ isco: '8156' }], from: '2027-03-31', sample: false },
})
export class AnnounceCrisisRequest extends OmitType(CrisisState, DECIDED) {
  @ApiProperty({ format: 'uuid', description: 'Impresa che la prevede: resta qui, la rete non la vede / Firm that foresees it: it stays here, the network does not see it' })
  @Obeys(ENTITY_ID)
  firm!: string;
}

/** Why it is no longer announced. */
export class WithdrawCrisisRequest {
  @ApiProperty({ enum: CRISIS_WITHDRAWAL_REASONS })
  @IsIn(CRISIS_WITHDRAWAL_REASONS)
  reason!: CrisisWithdrawalReason;
}

/** Which of the crises that this office announced to list. */
export class ListCrisesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CRISIS_STATUSES })
  @IsOptional() @IsIn(CRISIS_STATUSES)
  status?: CrisisStatus;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  firm?: string;
}
