import { RUN_OUTCOMES, type EuresRunEntity, type EuresRunItemEntity, type RunOutcome, type RunState } from './eures-run.entity.js';
import { PageQuery } from '@filiera/exchange';
import type { Text } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';

/** What to begin. */
export class RunRequest {
  @ApiPropertyOptional({ default: false, description: 'Chiede tutto, non solo ciò che è cambiato / Asks for everything, not only for what has changed' })
  @IsOptional() @IsBoolean()
  whole?: boolean;
}

/** Which items of a run are asked for. */
export class RunItemsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: RUN_OUTCOMES })
  @IsOptional() @IsIn(RUN_OUTCOMES)
  outcome?: RunOutcome;
}

/** How many vacancies came out how. */
export class RunCounts {
  @ApiProperty() readonly created!: number;
  @ApiProperty() readonly updated!: number;
  @ApiProperty() readonly unchanged!: number;
  @ApiProperty() readonly closed!: number;
  @ApiProperty() readonly refused!: number;
}

/** A run as people see it. */
export class RunView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ enum: ['running', 'done', 'failed', 'interrupted'] }) readonly state!: RunState;
  @ApiProperty() readonly url!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Chiesto ciò che è cambiato da allora; null: tutto / Asked for what has changed since; null: everything' })
  readonly since!: Date | null;
  @ApiProperty() readonly askedBy!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly startedAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly endedAt!: Date | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Millisecondi / Milliseconds' }) readonly durationMs!: number | null;
  @ApiProperty({ type: RunCounts }) readonly counts!: RunCounts;
  @ApiProperty({ description: 'Richieste inviate / Requests sent' }) readonly requests!: number;
  @ApiProperty({ description: 'Quante erano ripetizioni / How many were repetitions' }) readonly retries!: number;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: { type: 'string' } }) readonly failure!: Text | null;
}

/** One vacancy of a run. */
export class RunItemView {
  @ApiProperty({ enum: RUN_OUTCOMES }) readonly outcome!: RunOutcome;
  @ApiProperty() readonly reference!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Riga del documento / Line of the document' }) readonly line!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly field!: string | null;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: { type: 'string' } }) readonly reason!: Text | null;
}

/** A run with what was refused in it. */
export class RunReportView extends RunView {
  @ApiProperty({ type: [RunItemView], description: 'I primi rifiuti; tutti in /items / The first refusals; all of them at /items' })
  readonly refused!: readonly RunItemView[];
}

export function toRunView({ id, state, url, since, askedBy, startedAt, endedAt, counts, requests, retries, failure }: EuresRunEntity): RunView {
  const durationMs = endedAt === null ? null : endedAt.getTime() - startedAt.getTime();
  return { id, state, url, since: since === null ? null : new Date(since), askedBy, startedAt, endedAt, durationMs, counts, requests, retries, failure };
}

export function toRunItemView({ outcome, reference, line, field, reason }: EuresRunItemEntity): RunItemView {
  return { outcome, reference, line, field, reason };
}
