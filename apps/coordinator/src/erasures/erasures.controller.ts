import { offsetOf, PageQuery } from '@filiera/exchange';
import { Clock, Roles, UnitOfWork } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ANSWERS_REQUEST } from './answers-request.js';
import { ErasureAskedEntity } from './erasure.entities.js';
import { CONFIRMING_KINDS } from './erasure-standard.js';
import { FIRST_JOINED_AT } from './had-joined.js';

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

/** A member that has to confirm what was asked once it had joined. */
interface Confirming {
  readonly id: string;
  /** Null for who never did, and has to confirm nothing. */
  readonly joinedAt: Date | null;
}

const CONFIRMING = `
  SELECT id, ${FIRST_JOINED_AT} AS "joinedAt" FROM registered_member member WHERE kind = ANY ($1::text[]) AND status = 'active' ORDER BY id`;

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

  private confirming(): Promise<Confirming[]> {
    return this.work.read((tx) => tx.query<Confirming[]>(CONFIRMING, [[...CONFIRMING_KINDS]]));
  }

  private view({ person, scope, holder, askedAt, dueAt, stoppedAt, answers: { members, records, times } }: Erasure, confirming: readonly Confirming[]): NetworkErasureView {
    const confirmed = (members ?? []).map((member, at) => ({ member, records: records[at]!, at: new Date(times[at]!).toISOString() }));
    const done = new Set(members);
    // Who is taken back after everybody had confirmed is not asked any more.
    const missing = stoppedAt ? [] : confirming.filter(({ id, joinedAt }) => joinedAt !== null && joinedAt <= askedAt && !done.has(id)).map(({ id }) => id);
    return {
      person, scope, holder, askedAt: askedAt.toISOString(), dueAt: dueAt.toISOString(), confirmed, missing, overdue: missing.length > 0 && this.clock.now() > dueAt,
    };
  }
}
