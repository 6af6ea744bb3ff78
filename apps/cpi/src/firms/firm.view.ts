import { ApiProperty } from '@nestjs/swagger';
import type { FirmEntity } from './firm.entity.js';
import { RegisterFirmRequest } from './firm.requests.js';

/** A firm as the office's people see it. */
export class FirmView extends RegisterFirmRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Da indicare in If-Match per modificare / To be named in If-Match when changing' })
  readonly version!: number;

  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;
}

export function toFirmView({ id, name, vatNumber, taxCode, sector, municipality, employees, version, updatedAt }: FirmEntity): FirmView {
  return { id, name, vatNumber, ...(taxCode === null ? {} : { taxCode }), sector, municipality, employees, version, updatedAt: updatedAt.toISOString() };
}
