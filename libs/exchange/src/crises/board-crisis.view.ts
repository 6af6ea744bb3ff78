import { CrisisState } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { DescribedBy } from '../openapi/described-by.js';

/** A crisis as the board shows it. The firm behind it is known to the employment office alone. */
@DescribedBy(CrisisState)
export class BoardCrisis extends CrisisState {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Centro per l’impiego che l’ha annunciata / Employment office that announced it' })
  readonly publisher!: string;

  @ApiProperty()
  readonly version!: number;
}
