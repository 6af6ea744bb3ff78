import { Day, ENTITY_ID, Flag, Obeys, OneOf, Words } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';
import { INTERNSHIP_ENDS, type InternshipEnd } from './decide-internship.js';
import { INTERNSHIP_CATEGORIES, type InternshipCategory } from './duration-limits.js';
import { SUSPENSION_REASONS, type SuspensionReason } from './suspension-rules.js';
import { VatNumber } from '../firms/vat-number.js';

/** An agreement with a host firm. */
export class SignAgreementRequest {
  @ApiProperty({ example: 'Impresa Esempio 1' })
  @Words(200)
  hostName!: string;

  @ApiProperty({ example: '00000000000', description: 'Partita IVA / VAT number' })
  @VatNumber()
  hostVatNumber!: string;

  @ApiProperty({ format: 'date', example: '2026-09-01' })
  @Day()
  validFrom!: string;

  @ApiProperty({ format: 'date', example: '2029-08-31', description: 'Ultimo giorno / Last day' })
  @Day()
  validUntil!: string;
}

/** An internship project. */
export class StartInternshipRequest {
  @ApiProperty({ format: 'uuid', description: 'Il tirocinante, un candidato di questo nodo / The trainee, a candidate of this node' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ format: 'uuid', description: 'La convenzione con l’ospitante / The agreement with the host' })
  @Obeys(ENTITY_ID)
  agreement!: string;

  @ApiProperty({ enum: INTERNSHIP_CATEGORIES, description: 'Ordinario, persona svantaggiata, persona con disabilità: decide la durata massima / Decides the longest duration' })
  @OneOf(INTERNSHIP_CATEGORIES)
  category!: InternshipCategory;

  @ApiPropertyOptional({ default: false, description: 'L’ospitante opera stagionalmente / The host’s activity is seasonal' })
  @IsOptional() @Flag()
  seasonal?: boolean;

  @ApiProperty({ example: 'Installazione di impianti elettrici civili', description: 'Obiettivi e attività / Aims and activities' })
  @Words(4_000)
  project!: string;

  @ApiProperty({ format: 'date', example: '2026-12-01' })
  @Day()
  startDate!: string;

  @ApiProperty({ format: 'date', example: '2027-05-31', description: 'Ultimo giorno / Last day' })
  @Day()
  endDate!: string;
}

/** Days on which an internship is suspended, the first and the last included. */
export class SuspendInternshipRequest {
  @ApiProperty({ enum: SUSPENSION_REASONS })
  @OneOf(SUSPENSION_REASONS)
  reason!: SuspensionReason;

  @ApiProperty({ format: 'date', description: 'Un giorno del tirocinio / A day of the internship' })
  @Day()
  from!: string;

  @ApiProperty({ format: 'date', description: 'Anche oltre l’ultimo giorno, che poi si proroga / Also beyond the last day, which is then extended' })
  @Day()
  until!: string;
}

/** A later last day. */
export class ExtendInternshipRequest {
  @ApiProperty({ format: 'date' })
  @Day()
  endDate!: string;
}

/** An end that has come. */
export class EndInternshipRequest {
  @ApiProperty({ format: 'date', description: 'Ultimo giorno / Last day' })
  @Day()
  lastDay!: string;

  @ApiProperty({ enum: INTERNSHIP_ENDS })
  @OneOf(INTERNSHIP_ENDS)
  reason!: InternshipEnd;
}

/** Which internships to list. */
export class InternshipsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  agreement?: string;
}
