import { isMemberId, MEMBER_KINDS, type MemberKind } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, registerDecorator } from 'class-validator';

/** Kinds that come in by invitation: the coordinator and the steward found the network. */
const INVITED_KINDS = MEMBER_KINDS.filter((kind) => kind !== 'coordinator' && kind !== 'steward');

/** The identifier of a member: a token of NATS subjects, never a kind and never `all`. */
function IsMemberId(): PropertyDecorator {
  return (target, property) => registerDecorator({
    name: 'isMemberId',
    target: target.constructor,
    propertyName: String(property),
    validator: { validate: isMemberId, defaultMessage: () => 'a member identifier: 3 to 40 lower-case letters, digits or hyphens, never the name of a kind' },
  });
}

/** Whom to invite. */
export class InvitationRequest {
  @ApiProperty({ example: 'cpi-esempio', description: 'Identificativo nella rete: non cambia più. / Identifier in the network: it never changes.' })
  @Matches(/^[a-z][a-z0-9-]{2,39}$/)
  @IsMemberId()
  id!: string;

  @ApiProperty({ enum: INVITED_KINDS })
  @IsIn(INVITED_KINDS)
  kind!: MemberKind;

  @ApiProperty({ example: 'Centro per l’impiego di esempio' })
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 90, default: 7, description: 'Giorni di validità. / Days of validity.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  days: number = 7;
}

/** The invitation to send. */
export class InvitationView {
  @ApiProperty({ description: 'Una riga da mandare all’organizzazione per una via sicura. / One line to send to the organisation over a safe channel.' })
  invitation!: string;

  @ApiProperty({ format: 'date-time' })
  expires!: string;
}
