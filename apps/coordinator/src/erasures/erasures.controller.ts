import { Clock, Roles } from '@filiera/member-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource, In } from 'typeorm';
import { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { ErasureAskedEntity } from './erasure.entities.js';
import { CONFIRMING_KINDS } from './erasure-standard.js';

const SHOWN = 100;

/** One member's confirmation. */
export class ConfirmationView {
  @ApiProperty()
  member!: string;

  @ApiProperty()
  records!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** One erasure, and how the network answered. */
export class ErasureView {
  @ApiProperty({ format: 'uuid', description: 'Pseudonimo. / Pseudonym.' })
  person!: string;

  @ApiProperty({ enum: ['person', 'superseded'] })
  scope!: string;

  @ApiProperty()
  holder!: string;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Entro quando tutti confermano. / By when all confirm.' })
  dueAt!: string;

  @ApiProperty({ type: [ConfirmationView] })
  confirmed!: ConfirmationView[];

  @ApiProperty({ type: [String], description: 'Chi non ha ancora confermato. / Who has not confirmed yet.' })
  missing!: string[];

  @ApiProperty({ description: 'Il termine è passato e qualcuno manca. / The time is over and someone is missing.' })
  overdue!: boolean;
}

/** A confirmation of one erasure. */
interface Answer {
  readonly event: string;
  readonly member: string;
  readonly records: number;
  readonly at: string;
}

/** The erasures of the network: who has confirmed and who has not. */
@ApiTags('monitoring')
@Roles('coordinator')
@Controller('erasures')
export class ErasuresController {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  @Get()
  @ApiOperation({ summary: 'Le cancellazioni chieste alla rete e le conferme, le più recenti prima. / The erasures asked of the network and their confirmations, newest first.' })
  @ApiOkResponse({ type: [ErasureView] })
  async list(): Promise<ErasureView[]> {
    const asked = await this.dataSource.getRepository(ErasureAskedEntity).find({ order: { askedAt: 'DESC' }, take: SHOWN });
    // As text: the dates of thousands of confirmations would be read and written again one by one.
    const answers = await this.dataSource.query<Answer[]>(
      `SELECT asked.event, answer.member, answer.records, to_char(answer.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
       FROM erasure_asked asked JOIN erasure_answered answer ON answer.person = asked.person AND answer.answered_at >= asked.asked_at
       WHERE asked.event = ANY ($1::uuid[]) ORDER BY answer.answered_at`,
      [asked.map(({ event }) => event)]);
    const answersTo = new Map<string, Answer[]>(asked.map(({ event }) => [event, []]));
    for (const answer of answers) answersTo.get(answer.event)!.push(answer);
    const members = await this.dataSource.getRepository(RegisteredMemberEntity).find({ where: { kind: In([...CONFIRMING_KINDS]), status: 'active' }, order: { id: 'ASC' } });
    return asked.map((erasure) => this.view(erasure, answersTo.get(erasure.event)!, members));
  }

  private view(erasure: ErasureAskedEntity, answers: readonly Answer[], members: readonly RegisteredMemberEntity[]): ErasureView {
    const confirmed = new Set(answers.map(({ member }) => member));
    // Who joined after everybody had confirmed had nothing to erase.
    const missing = erasure.stoppedAt ? [] : members.map(({ id }) => id).filter((id) => !confirmed.has(id));
    return {
      person: erasure.person,
      scope: erasure.scope,
      holder: erasure.holder,
      askedAt: erasure.askedAt.toISOString(),
      dueAt: erasure.dueAt.toISOString(),
      confirmed: answers.map(({ member, records, at }) => ({ member, records, at })),
      missing,
      overdue: missing.length > 0 && this.clock.now() > erasure.dueAt,
    };
  }
}
