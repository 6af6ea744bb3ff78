import type { Text } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { BREACH_OUTCOMES, type BreachOutcome } from './breach-outcome.js';

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

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Quando fu fatto, se se ne sa / When it was done, if it is known' })
  readonly doneAt!: string | null;

  @ApiProperty({ enum: BREACH_OUTCOMES, description: 'Ritirato (art. 9.11): si è saputo poi che era stato rispettato, e non conta / Withdrawn (art. 9.11): it was kept, as became known later, and does not count' })
  readonly outcome!: BreachOutcome;

  @ApiProperty({ description: 'Chi l’ha rilevato / Who noticed it' })
  readonly toldBy!: string;
}
