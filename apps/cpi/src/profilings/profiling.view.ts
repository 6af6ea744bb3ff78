import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../texts/page.view.js';
import type { ProfilingInputs } from './decide-profiling.js';
import type { ProfilingConfirmationEntity, ProfilingEntity } from './profiling.entities.js';

/** A profiling with what it was drawn from and who stands by it. */
export class ProfilingView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  candidate!: string;

  @ApiProperty({ format: 'date' })
  madeOn!: string;

  @ApiProperty()
  score!: number;

  @ApiProperty()
  method!: string;

  @ApiProperty({ type: Object })
  inputs!: ProfilingInputs;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ type: String, nullable: true })
  confirmedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmedAt!: string | null;
}

/** A page of profilings, the newest first. */
export class ProfilingPageView extends PageView {
  @ApiProperty({ type: [ProfilingView] })
  items!: ProfilingView[];
}

export function toProfilingView({ id, person, madeOn, score, method, inputs, recordedBy }: ProfilingEntity, confirmation: ProfilingConfirmationEntity | undefined): ProfilingView {
  return {
    id, candidate: person, madeOn, score: Number(score), method, inputs, recordedBy,
    confirmedBy: confirmation?.confirmedBy ?? null, confirmedAt: confirmation?.confirmedAt.toISOString() ?? null,
  };
}
