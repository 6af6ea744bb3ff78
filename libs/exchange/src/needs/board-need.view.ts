import { NeedState } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { DescribedBy } from '../openapi/described-by.js';

/** A need as the board shows it. The firm behind it is known to the employment office alone. */
@DescribedBy(NeedState)
export class BoardNeed extends NeedState {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Centro per l’impiego che l’ha dichiarato / Employment office that declared it' })
  readonly publisher!: string;

  @ApiProperty()
  readonly version!: number;

  @ApiProperty({ type: [String], description: 'Corsi pubblicati che gli rispondono / Published courses that answer it' })
  readonly courses!: string[];
}
