import { CrisisState } from '@filiera/contracts';
import { DescribedBy } from '@filiera/exchange';
import { ApiProperty } from '@nestjs/swagger';
import type { CrisisEntity } from './crisis.entity.js';
import { toCrisisState } from './decide-crisis.js';

/** A crisis as the office that announced it sees it. */
@DescribedBy(CrisisState)
export class CrisisView extends CrisisState {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly firm!: string | null;

  @ApiProperty()
  readonly version!: number;
}

export function toCrisisView(crisis: CrisisEntity): CrisisView {
  return { ...toCrisisState(crisis), id: crisis.id, firm: crisis.firm, version: crisis.version };
}
