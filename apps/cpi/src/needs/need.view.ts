import { NeedState } from '@filiera/contracts';
import { DescribedBy } from '@filiera/exchange';
import { ApiProperty } from '@nestjs/swagger';
import { toNeedState } from './decide-need.js';
import type { NeedEntity } from './need.entity.js';

/** A need as the office that declared it sees it. */
@DescribedBy(NeedState)
export class NeedView extends NeedState {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly firm!: string | null;

  @ApiProperty()
  readonly version!: number;
}

export function toNeedView(need: NeedEntity): NeedView {
  return { ...toNeedState(need), id: need.id, firm: need.firm, version: need.version };
}
