import { offsetOf, PageQuery } from '@filiera/exchange';
import { Clock, Roles, UnitOfWork } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { In } from 'typeorm';
import { RegisteredMemberEntity } from '../members/registered-member.entity.js';
import { ANSWERS_REQUEST } from './answers-request.js';
import { ErasureAskedEntity } from './erasure.entities.js';
import { CONFIRMING_KINDS } from './erasure-standard.js';

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
export class NetworkErasureView {
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

/** An erasure with its confirmations, column by column. */
interface Erasure extends Pick<ErasureAskedEntity, 'person' | 'scope' | 'holder' | 'askedAt' | 'dueAt' | 'stoppedAt'> {
  readonly answers: { readonly members: string[] | null; readonly records: number[]; /** Milliseconds since 1970. */ readonly times: number[] };
}

// The confirmations come as three lists for each erasure: read row by row, or as objects, thousands of them took several times as long as finding them.
const NEWEST = `
  SELECT person, scope, holder, asked_at AS "askedAt", due_at AS "dueAt", stopped_at AS "stoppedAt", (
    SELECT json_build_object('members', array_agg(member ORDER BY answered_at), 'records', array_agg(records ORDER BY answered_at),
      'times', array_agg(floor(extract(epoch FROM answered_at) * 1000)::bigint ORDER BY answered_at))
    FROM erasure_answered answer WHERE ${ANSWERS_REQUEST}
  ) AS answers
  FROM (SELECT * FROM erasure_asked ORDER BY asked_at DESC, event LIMIT $1 OFFSET $2) asked ORDER BY asked_at DESC, event`;

/** The erasures of the network: who has confirmed and who has not. */
@ApiTags('monitoring')
@Roles('coordinator')
@Controller('erasures')
export class ErasuresController {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  @Get()
  @ApiOperation({ summary: 'Le cancellazioni chieste alla rete e le conferme, le più recenti prima. / The erasures asked of the network and their confirmations, newest first.' })
  @ApiOkResponse({ type: [NetworkErasureView] })
  async list(@Query() query: PageQuery): Promise<NetworkErasureView[]> {
    const erasures = await this.work.read((tx) => tx.query<Erasure[]>(NEWEST, [query.size, offsetOf(query)]));
    const confirming = erasures.some(({ stoppedAt }) => stoppedAt === null) ? await this.confirming() : [];
    return erasures.map((erasure) => this.view(erasure, confirming));
  }

  /** Ids of the members that have to confirm. */
  private async confirming(): Promise<string[]> {
    const members = await this.work.read((tx) => tx.find(RegisteredMemberEntity, { select: { id: true }, where: { kind: In([...CONFIRMING_KINDS]), status: 'active' }, order: { id: 'ASC' } }));
    return members.map(({ id }) => id);
  }

  private view({ person, scope, holder, askedAt, dueAt, stoppedAt, answers: { members, records, times } }: Erasure, confirming: readonly string[]): NetworkErasureView {
    const confirmed = (members ?? []).map((member, at) => ({ member, records: records[at]!, at: new Date(times[at]!).toISOString() }));
    const done = new Set(members);
    // Who joined after everybody had confirmed had nothing to erase.
    const missing = stoppedAt ? [] : confirming.filter((id) => !done.has(id));
    return {
      person, scope, holder, askedAt: askedAt.toISOString(), dueAt: dueAt.toISOString(), confirmed, missing, overdue: missing.length > 0 && this.clock.now() > dueAt,
    };
  }
}
