import type { Text } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { QUARANTINE_REASONS, type QuarantineReason } from './quarantine-reason.js';
import type { QuarantineRow } from './quarantine-table.js';

const STATES = ['open', 'replayed', 'discarded', 'erased'] as const;
const REASONS = Object.keys(QUARANTINE_REASONS) as QuarantineReason[];

/** Which entries to list. */
export class QuarantineListQuery {
  @ApiProperty({ required: false, enum: STATES, default: 'open' })
  @IsOptional()
  @IsIn(STATES)
  state: QuarantineRow['state'] = 'open';

  @ApiProperty({ required: false, enum: REASONS })
  @IsOptional()
  @IsIn(REASONS)
  reason?: QuarantineReason;

  @ApiProperty({ required: false, description: 'Numero dell\'ultima voce della pagina prima / Number of the last entry of the page before' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,15}$/)
  before?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;
}

/** A quarantined event in a list: never its payload. */
export class QuarantineEntryView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: STATES })
  state!: QuarantineRow['state'];

  @ApiProperty({ enum: REASONS })
  reason!: QuarantineReason;

  @ApiProperty({ type: 'object', properties: { it: { type: 'string' }, en: { type: 'string' } }, description: 'Che cosa significa e che cosa fare / What it means and what to do' })
  text!: Text;

  @ApiProperty({ description: 'Che cosa precisamente / What exactly' })
  detail!: string;

  @ApiProperty()
  stream!: string;

  @ApiProperty({ type: String, nullable: true })
  type!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Membro che ha pubblicato, come il messaggio dice / Member that published, as the message says' })
  source!: string | null;

  @ApiProperty({ type: String, nullable: true })
  eventId!: string | null;

  @ApiProperty({ format: 'date-time' })
  quarantinedAt!: Date;

  @ApiProperty()
  replays!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  settledAt!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  settledBy!: string | null;
}

/** A page of entries. */
export class QuarantinePageView {
  @ApiProperty({ type: [QuarantineEntryView] })
  items!: QuarantineEntryView[];

  @ApiProperty({ type: String, nullable: true, description: 'Da dare come "before" per la pagina seguente / To be given as "before" for the next page' })
  next!: string | null;
}

/** A quarantined event with all that was kept of it. */
export class QuarantineDetailView extends QuarantineEntryView {
  @ApiProperty()
  subject!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  headers!: Record<string, string>;

  @ApiProperty({ type: String, nullable: true, description: 'Contenuto: solo per il responsabile, può dire di persone / Payload: for the manager alone, it may speak of people' })
  payload!: string | null;
}

export function entryView(row: QuarantineRow): QuarantineEntryView {
  return {
    id: row.id,
    state: row.state,
    reason: row.reason,
    text: QUARANTINE_REASONS[row.reason],
    detail: row.detail,
    stream: row.stream,
    type: row.type,
    source: row.source,
    eventId: row.event_id,
    quarantinedAt: row.quarantined_at,
    replays: row.replays,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
  };
}

/** @param withPayload true for who may read personal data */
export function detailView(row: QuarantineRow, withPayload: boolean): QuarantineDetailView {
  return { ...entryView(row), subject: row.subject, headers: row.headers, payload: withPayload && row.payload ? row.payload.toString('utf8') : null };
}
