import { DECLINE_REASONS, type DeclineReason, REFERRAL_OUTCOMES, REFERRAL_STATUSES, type ReferralOutcome, type ReferralStatus } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** A party of a referral. */
export class PartyView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ nullable: true, type: String, description: 'Null while the registry does not know the member.' })
  name!: string | null;
}

/** What this node knows of the vacancy; nothing but the id while the vacancy has not arrived. */
export class ReferredVacancyView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  known!: boolean;

  @ApiProperty({ nullable: true, type: String })
  title!: string | null;

  @ApiProperty({ nullable: true, type: String })
  status!: string | null;
}

/** One step, as it happened. */
export class ReferralStepView {
  @ApiProperty({ enum: REFERRAL_STATUSES })
  status!: ReferralStatus;

  @ApiProperty({ description: 'The member that took it.' })
  by!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** A referral as an operator sees it. */
export class ReferralView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  version!: number;

  @ApiProperty({ enum: REFERRAL_STATUSES })
  status!: ReferralStatus;

  @ApiProperty({ format: 'uuid', description: 'Pseudonym.' })
  candidate!: string;

  @ApiProperty({ type: ReferredVacancyView })
  vacancy!: ReferredVacancyView;

  @ApiProperty({ type: PartyView })
  vacancyOwner!: PartyView;

  @ApiProperty({ type: PartyView })
  holder!: PartyView;

  @ApiProperty({ enum: ['holder', 'vacancy-owner'] })
  proposedBy!: 'holder' | 'vacancy-owner';

  @ApiProperty({ enum: ['sent', 'received'] })
  direction!: 'sent' | 'received';

  @ApiProperty({ description: 'The answer is ours to give.' })
  waitingForMe!: boolean;

  @ApiProperty({ format: 'date-time', description: 'Until when the agreement wants an answer.' })
  answerBy!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  answeredAt!: string | null;

  @ApiProperty({ description: 'Answered after its time, or not answered although the time has passed.' })
  late!: boolean;

  @ApiProperty({ enum: DECLINE_REASONS, nullable: true })
  declineReason!: DeclineReason | null;

  @ApiProperty({ enum: REFERRAL_OUTCOMES, nullable: true })
  outcome!: ReferralOutcome | null;

  @ApiProperty({ enum: ['none', 'sent', 'received', 'dropped'], description: 'The candidate’s contacts at this node.' })
  contacts!: 'none' | 'sent' | 'received' | 'dropped';

  @ApiProperty({ type: [ReferralStepView] })
  steps!: ReferralStepView[];
}

/** A page of referrals, the last changed first. */
export class ReferralPageView {
  @ApiProperty({ type: [ReferralView] })
  items!: ReferralView[];

  @ApiProperty()
  page!: number;

  @ApiProperty()
  size!: number;

  @ApiProperty()
  total!: number;
}

/** How to reach a candidate whose referral was accepted. */
export class ContactsView {
  @ApiProperty()
  firstName!: string;

  @ApiProperty()
  lastName!: string;

  @ApiProperty({ nullable: true, type: String })
  email!: string | null;

  @ApiProperty({ nullable: true, type: String })
  phone!: string | null;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;
}
