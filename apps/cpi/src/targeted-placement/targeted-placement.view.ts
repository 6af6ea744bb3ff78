import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../texts/page.view.js';
import { TextView } from '../texts/text.view.js';
import type { QuotaLine, QuotaOutcome, WorkforceFigures } from './decide-quota.js';
import type { StatementEntity } from './statement.entity.js';

/** A step of the calculation. */
export class QuotaLineView implements QuotaLine {
  @ApiProperty({ type: String, example: 'disability-quota' })
  what!: QuotaLine['what'];

  @ApiProperty({ type: TextView })
  text!: TextView;

  @ApiProperty({ type: Number, nullable: true })
  people!: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  day!: string | null;

  @ApiProperty({ description: 'La norma. / The law.' })
  source!: string;
}

/** What a firm owes, explained. */
export class QuotaView implements QuotaOutcome {
  @ApiProperty({ type: Object, description: 'quota, exempted, due, missing' })
  disability!: QuotaOutcome['disability'];

  @ApiProperty({ type: Object, description: 'due, missing' })
  protected!: QuotaOutcome['protected'];

  @ApiProperty({ format: 'date' })
  statementDue!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  hireBy!: string | null;

  @ApiProperty({ type: [QuotaLineView] })
  lines!: readonly QuotaLineView[];
}

/** A firm's statement with what it owes. */
export class StatementView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  firmTaxCode!: string;

  @ApiProperty()
  firmName!: string;

  @ApiProperty()
  year!: number;

  @ApiProperty()
  revision!: number;

  @ApiProperty({ type: Object })
  figures!: WorkforceFigures;

  @ApiProperty({ type: QuotaView })
  outcome!: QuotaView;

  @ApiProperty({ format: 'date' })
  receivedOn!: string;

  @ApiProperty()
  late!: boolean;

  @ApiProperty()
  recordedBy!: string;
}

/** A page of statements: the latest year first, then by firm, the newest correction first. */
export class StatementPageView extends PageView {
  @ApiProperty({ type: [StatementView] })
  items!: StatementView[];
}

export function toStatementView({ recordedAt: _, ...statement }: StatementEntity): StatementView {
  return statement;
}
