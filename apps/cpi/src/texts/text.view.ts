import type { Text } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** A text for people in both languages, Italian first. */
export class TextView implements Text {
  @ApiProperty()
  it!: string;

  @ApiProperty()
  en!: string;
}
