import { Clock, Roles } from '@filiera/member-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource, In } from 'typeorm';
import { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { ErasureAnsweredEntity, ErasureAskedEntity } from './erasure.entities.js';
import { CONFIRMING_KINDS } from './erasure-standard.js';

const SHOWN = 200;

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

type Answer = Pick<ErasureAnsweredEntity, 'person' | 'member' | 'records' | 'answeredAt'>;

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
    const oldest = asked.at(-1)?.askedAt;
    const answers = oldest === undefined ? [] : await this.dataSource.query<Answer[]>(
      `SELECT person, member, records, answered_at AS "answeredAt" FROM erasure_answered WHERE person = ANY ($1::uuid[]) AND answered_at >= $2 ORDER BY answered_at`,
      [asked.map(({ person }) => person), oldest]);
    const ofPerson = new Map<string, Answer[]>();
    for (const answer of answers) ofPerson.set(answer.person, [...ofPerson.get(answer.person) ?? [], answer]);
    const members = await this.dataSource.getRepository(RegisteredMemberEntity).find({ where: { kind: In([...CONFIRMING_KINDS]), status: 'active' }, order: { id: 'ASC' } });
    return asked.map((erasure) => this.view(erasure, (ofPerson.get(erasure.person) ?? []).filter(({ answeredAt }) => answeredAt >= erasure.askedAt), members));
  }

  private view(erasure: ErasureAskedEntity, answers: readonly Answer[], members: readonly RegisteredMemberEntity[]): ErasureView {
    const confirmed = new Set(answers.map(({ member }) => member));
    const missing = members.map(({ id }) => id).filter((id) => !confirmed.has(id));
    return {
      person: erasure.person,
      scope: erasure.scope,
      holder: erasure.holder,
      askedAt: erasure.askedAt.toISOString(),
      dueAt: erasure.dueAt.toISOString(),
      confirmed: answers.map(({ member, records, answeredAt }) => ({ member, records, at: answeredAt.toISOString() })),
      missing,
      overdue: missing.length > 0 && this.clock.now() > erasure.dueAt,
    };
  }
}
