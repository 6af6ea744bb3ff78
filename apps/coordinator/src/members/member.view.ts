import { MEMBER_KINDS, MEMBER_STATUSES, type MemberKind, type MemberStatus } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RegisteredMemberEntity } from './registered-member.entity.js';

/** A member as the registry shows it. */
export class MemberView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: MEMBER_KINDS })
  kind!: MemberKind;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: MEMBER_STATUSES })
  status!: MemberStatus;

  @ApiProperty({ description: 'Versioni dell’accordo che accetta. / Versions of the agreement that it accepts.' })
  agreement!: string;

  @ApiProperty({ type: [String], description: 'Chiavi di firma registrate. / Registered signing keys.' })
  signingKeys!: string[];

  @ApiPropertyOptional()
  httpUrl?: string;

  @ApiProperty({ format: 'date-time' })
  changedAt!: string;
}

/** The view of a registry entry. */
export function toMemberView(member: RegisteredMemberEntity): MemberView {
  return {
    id: member.id,
    kind: member.kind,
    name: member.name,
    status: member.status,
    agreement: member.agreement,
    signingKeys: member.signingKeys.map(({ kid }) => kid),
    ...(member.httpUrl ? { httpUrl: member.httpUrl } : {}),
    changedAt: member.changedAt.toISOString(),
  };
}
