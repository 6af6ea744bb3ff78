import type { Text } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** A standard in words. */
export class StandardText implements Text {
  @ApiProperty()
  readonly it!: string;

  @ApiProperty()
  readonly en!: string;
}

/** A missed term. */
export class BreachView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ example: 'referral-answered' })
  readonly standard!: string;

  @ApiProperty({ type: StandardText, nullable: true, description: 'Null per uno standard di un’altra versione dell’accordo / Null for a standard of another version of the agreement' })
  readonly text!: StandardText | null;

  @ApiProperty({ example: '9.1' })
  readonly clause!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Membro interessato; null se lo sono tutti / Member concerned; null when all are' })
  readonly member!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Che cosa attendeva: lo sa il solo membro interessato / What waited: the member concerned alone knows' })
  readonly entity!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly due!: string;

  @ApiProperty({ format: 'date-time' })
  readonly noticedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Quando fu fatto, se lo era già quando fu rilevato / When it was done, if it was by the time it was noticed' })
  readonly doneAt!: string | null;

  @ApiProperty({ description: 'Chi l’ha rilevato / Who noticed it' })
  readonly toldBy!: string;
}
