import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { MEMBER_ID } from './board-queries.js';

/** Whose entry is meant, where the id alone does not say. */
export class PublisherQuery {
  @ApiPropertyOptional({
    description: 'Membro che l\'ha pubblicato; serve solo se più d\'uno ha pubblicato con lo stesso identificativo e nessuno è questo nodo / Member that published it; needed only where several have published under the same identifier and none is this node',
    example: 'agenzia-esempio',
  })
  @IsOptional() @Matches(MEMBER_ID)
  publisher?: string;
}
