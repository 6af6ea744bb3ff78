import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../texts/page.view.js';
import { type AgreedAction, PACT_END_REASONS, PACT_STATES, type PactEndReason, type PactState } from './decide-pact.js';
import type { PactEntity, PactRevisionEntity } from './pact.entities.js';

/** A revision of a pact. */
export class PactRevisionView {
  @ApiProperty()
  number!: number;

  @ApiProperty({ type: [Object], description: 'side, what, by' })
  actions!: readonly AgreedAction[];

  @ApiProperty({ type: String, format: 'date', nullable: true })
  signedOn!: string | null;

  @ApiProperty()
  writtenBy!: string;
}

/** A service pact without its actions. */
export class PactSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  candidate!: string;

  @ApiProperty({ format: 'uuid' })
  declaration!: string;

  @ApiProperty({ format: 'uuid' })
  profiling!: string;

  @ApiProperty({ enum: PACT_STATES })
  state!: PactState;

  @ApiProperty({ description: 'Numero della revisione attuale. / Number of the present revision.' })
  revision!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  signedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  endedOn!: string | null;

  @ApiProperty({ enum: PACT_END_REASONS, nullable: true })
  endReason!: PactEndReason | null;

  @ApiProperty({ description: 'Da indicare in If-Match per modificare o firmare / To be named in If-Match when changing or signing' })
  version!: number;
}

/** A service pact with every revision, the first one first. */
export class PactView extends PactSummary {
  @ApiProperty({ type: [PactRevisionView] })
  revisions!: PactRevisionView[];
}

/** A page of pacts, the last changed first. */
export class PactPageView extends PageView {
  @ApiProperty({ type: [PactSummary] })
  items!: PactSummary[];
}

export function toPactSummary({ id, person, declaration, profiling, state, revision, signedOn, endedOn, endReason, version }: PactEntity): PactSummary {
  return { id, candidate: person, declaration, profiling, state, revision, signedOn, endedOn, endReason, version };
}

export function toPactView(pact: PactEntity, revisions: readonly PactRevisionEntity[]): PactView {
  return { ...toPactSummary(pact), revisions: revisions.map(({ number, actions, signedOn, writtenBy }) => ({ number, actions, signedOn, writtenBy })) };
}
