import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { OfferRow } from './offer-ledger.js';

/** Last moment that a date can say. */
const LATEST = 8_640_000_000_000_000;

/** Since when changes are asked for. */
export class ChangesSince {
  @ApiProperty({ description: 'Millisecondi dal 1970 / Milliseconds since 1970', minimum: 0 })
  @Type(() => Number) @IsInt() @Min(0) @Max(LATEST)
  epochMillis!: number;
}

/** That the interface answers. */
export class Pong {
  @ApiProperty({ example: 'OK' }) readonly status!: string;
}

/** An offer in a list. */
export class OfferReference {
  @ApiProperty() readonly reference!: string;
  @ApiProperty({ description: 'Il membro che offre / The member that offers' }) readonly source!: string;
  @ApiProperty({ enum: ['ACTIVE', 'CLOSED'] }) readonly status!: 'ACTIVE' | 'CLOSED';
  @ApiProperty({ format: 'date-time' }) readonly creationTimestamp!: string;
  @ApiProperty({ format: 'date-time' }) readonly lastModificationTimestamp!: string;
  @ApiPropertyOptional({ format: 'date-time' }) readonly closingTimestamp?: string;
}

/** An offer with its document; that of a closed one is empty. */
export class OfferDetail extends OfferReference {
  @ApiProperty({ description: 'HR-XML' }) readonly content!: string;
  @ApiProperty({ example: '1.3' }) readonly contentFormatVersion!: string;
}

/** Offers by what happened to them. */
export class OfferChanges {
  @ApiProperty({ type: [OfferReference] }) readonly createdReferences!: readonly OfferReference[];
  @ApiProperty({ type: [OfferReference] }) readonly modifiedReferences!: readonly OfferReference[];
  @ApiProperty({ type: [OfferReference] }) readonly closedReferences!: readonly OfferReference[];
}

export function toOfferReference({ reference, created, modified, closed }: OfferRow, source: string): OfferReference {
  const [creationTimestamp, lastModificationTimestamp] = [iso(created), iso(Math.max(modified, closed ?? 0))];
  const common = { reference, source, creationTimestamp, lastModificationTimestamp };
  return closed === null ? { ...common, status: 'ACTIVE' } : { ...common, status: 'CLOSED', closingTimestamp: iso(closed) };
}

/** Each offer once: what was created and changed since is created, what was created and closed is closed. */
export function toOfferChanges(rows: readonly OfferRow[], since: number, source: string): OfferChanges {
  const view = (chosen: (row: OfferRow) => boolean): OfferReference[] => rows.filter(chosen).map((row) => toOfferReference(row, source));
  return {
    createdReferences: view(({ closed, created }) => closed === null && created >= since),
    modifiedReferences: view(({ closed, created }) => closed === null && created < since),
    closedReferences: view(({ closed }) => closed !== null),
  };
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
