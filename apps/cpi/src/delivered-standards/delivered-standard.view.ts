import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../texts/page.view.js';
import { TextView } from '../texts/text.view.js';
import type { DeliveredStandardEntity } from './delivered-standard.entity.js';
import { STANDARD_LETTERS, type StandardLetter, type StandardRule } from './standard-rules.js';

/** A service delivered. */
export class DeliveredStandardView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: STANDARD_LETTERS })
  letter!: StandardLetter;

  @ApiProperty({ type: TextView, nullable: true })
  text!: TextView | null;

  @ApiProperty({ format: 'date' })
  deliveredOn!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  candidate!: string | null;

  @ApiProperty({ type: String, nullable: true })
  firm!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  pact!: string | null;

  @ApiProperty()
  recordedBy!: string;

  @ApiProperty({ description: 'Non si conta più. / It is counted no more.' })
  annulled!: boolean;
}

/** A page of services delivered, the newest first. */
export class DeliveredStandardPageView extends PageView {
  @ApiProperty({ type: [DeliveredStandardView] })
  items!: DeliveredStandardView[];
}

/** How often a letter was delivered in a month. */
export class StandardCountView {
  @ApiProperty({ example: '2026-11' })
  month!: string;

  @ApiProperty({ enum: STANDARD_LETTERS })
  letter!: StandardLetter;

  @ApiProperty()
  delivered!: number;
}

/** @param standard what its letter meant on its day */
export function toDeliveredStandardView({ id, letter, deliveredOn, person, firm, pact, recordedBy, annulled }: DeliveredStandardEntity, standard: StandardRule | undefined): DeliveredStandardView {
  return { id, letter, text: standard?.text ?? null, deliveredOn, candidate: person, firm, pact, recordedBy, annulled };
}
