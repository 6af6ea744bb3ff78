import { ENTITY_ID, NEED_STATUSES, NEED_WITHDRAWAL_REASONS, NeedState, type NeedStatus, type NeedWithdrawalReason, Obeys } from '@filiera/contracts';
import { DescribedBy, PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

const DECIDED = ['status', 'declaredOn', 'takeUpBy', 'withdrawalReason'] as const;

/** What firms need, or a project that is announced. */
@DescribedBy(NeedState, {
  omits: DECIDED, required: ['kind', 'title', 'sector', 'municipality', 'occupations', 'from', 'sample'],
  example: {
    kind: 'industrial-project', title: 'Nuovo stabilimento di componenti', sector: '27.11.00', municipality: '075035',
    occupations: [{ occupation: { isco: '7411' }, headcount: 12, skills: [] }], from: '2027-09-01', sample: false,
  },
})
export class DeclareNeedRequest extends OmitType(NeedState, DECIDED) {
  @ApiPropertyOptional({ format: 'uuid', description: 'Impresa che lo ha: resta qui, la rete non la vede / Firm that has it: it stays here, the network does not see it' })
  @IsOptional() @Obeys(ENTITY_ID)
  firm?: string;
}

/** Why it is no longer a need. */
export class WithdrawNeedRequest {
  @ApiProperty({ enum: NEED_WITHDRAWAL_REASONS })
  @IsIn(NEED_WITHDRAWAL_REASONS)
  reason!: NeedWithdrawalReason;
}

/** Which of the needs that this office declared to list. */
export class ListNeedsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: NEED_STATUSES })
  @IsOptional() @IsIn(NEED_STATUSES)
  status?: NeedStatus;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  firm?: string;
}
