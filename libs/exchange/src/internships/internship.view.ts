import { ApiProperty } from '@nestjs/swagger';
import { INTERNSHIP_ENDS, INTERNSHIP_STATES, latestEnd, stateOn, suspendedDays, type InternshipEnd, type InternshipState } from './decide-internship.js';
import { INTERNSHIP_CATEGORIES, type InternshipCategory } from './duration-limits.js';
import type { HostAgreementEntity } from './host-agreement.entity.js';
import type { InternshipEntity, InternshipSuspensionEntity } from './internship.entity.js';
import { SUSPENSION_REASONS, type SuspensionReason } from './suspension-rules.js';

/** An agreement with a host. */
export class HostAgreementView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty()
  readonly hostName!: string;

  @ApiProperty()
  readonly hostVatNumber!: string;

  @ApiProperty({ format: 'date' })
  readonly validFrom!: string;

  @ApiProperty({ format: 'date' })
  readonly validUntil!: string;
}

/** Days of suspension. */
export class SuspensionView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ enum: SUSPENSION_REASONS })
  readonly reason!: SuspensionReason;

  @ApiProperty({ format: 'date' })
  readonly from!: string;

  @ApiProperty({ format: 'date' })
  readonly until!: string;
}

/** An internship. */
export class InternshipView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ format: 'uuid', description: 'Pseudonimo / Pseudonym' })
  readonly candidate!: string;

  @ApiProperty({ format: 'uuid' })
  readonly agreement!: string;

  @ApiProperty()
  readonly hostName!: string;

  @ApiProperty({ enum: INTERNSHIP_CATEGORIES })
  readonly category!: InternshipCategory;

  @ApiProperty()
  readonly seasonal!: boolean;

  @ApiProperty()
  readonly project!: string;

  @ApiProperty({ format: 'date' })
  readonly startDate!: string;

  @ApiProperty({ format: 'date' })
  readonly endDate!: string;

  @ApiProperty({ enum: INTERNSHIP_STATES, description: 'Oggi / Today' })
  readonly state!: InternshipState;

  @ApiProperty({ enum: INTERNSHIP_ENDS, nullable: true })
  readonly endReason!: InternshipEnd | null;

  @ApiProperty({ type: [SuspensionView] })
  readonly suspensions!: readonly SuspensionView[];

  @ApiProperty()
  readonly suspendedDays!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Fin dove si può prorogare; null se nessuna regola lo limita / How far it may be extended; null when no rule limits it' })
  readonly latestEnd!: string | null;
}

/** What is told of an agreement. */
export function toAgreementView({ id, hostName, hostVatNumber, validFrom, validUntil }: HostAgreementEntity): HostAgreementView {
  return { id, hostName, hostVatNumber, validFrom, validUntil };
}

/** What is told of an internship on a day. */
export function toInternshipView(row: InternshipEntity, hostName: string, suspensions: readonly InternshipSuspensionEntity[], today: string): InternshipView {
  const { id, candidate, agreement, category, seasonal, project, startDate, endDate, endReason } = row;
  return {
    id, candidate, agreement, hostName, category, seasonal, project, startDate, endDate, endReason,
    state: stateOn({ ...row, suspensions }, today),
    suspensions: suspensions.map(({ id: suspension, reason, from, until }) => ({ id: suspension, reason, from, until })),
    suspendedDays: suspendedDays(suspensions),
    latestEnd: latestEnd(row, suspensions) ?? null,
  };
}
