import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Roles } from '../access/roles.js';
import { PathToken } from '../http/path-id.js';
import { ForgottenEntities, type ForgottenEntity } from './forgotten-entities.js';

/** What the network knows better than this node. */
class ForgottenEntityView implements ForgottenEntity {
  @ApiProperty()
  stream!: string;

  @ApiProperty({ description: 'Identificativo, o pseudonimo di una persona / Identifier, or a person\'s pseudonym' })
  entity!: string;

  @ApiProperty({ description: 'L\'ultimo evento comunicato / The last event that was told' })
  type!: string;

  @ApiProperty({ description: 'La versione che la rete conosce / The version that the network knows' })
  version!: number;

  @ApiProperty({ type: String, nullable: true })
  person!: string | null;

  @ApiProperty({ format: 'date-time' })
  toldAt!: Date;
}

/** After a restore: own entities that were told further than this database knows. */
@ApiTags('outbox')
@Controller('outbox/forgotten')
export class ForgottenController {
  constructor(private readonly forgotten: ForgottenEntities) {}

  @ApiOperation({ summary: 'Ciò che la rete sa meglio di questo nodo, dopo un ripristino / What the network knows better than this node, after a restore' })
  @ApiOkResponse({ type: [ForgottenEntityView] })
  @Roles('operator', 'manager', 'technician')
  @Get()
  list(): Promise<ForgottenEntity[]> {
    return this.forgotten.list();
  }

  @ApiOperation({ summary: 'Verificati i dati con l\'interessato, vale ciò che ha questo nodo / Once checked with the person, what this node has counts' })
  @Roles('operator')
  @HttpCode(202)
  @Post(':entity/confirm')
  async confirm(@PathToken('entity') entity: string): Promise<{ entity: string }> {
    await this.forgotten.confirm(entity);
    return { entity };
  }

  @ApiOperation({ summary: 'Questo nodo non sa più chi sia: la rete lo cancelli / This node no longer knows who it is: the network is to erase them' })
  @Roles('manager')
  @HttpCode(202)
  @Post(':entity/erase')
  async erase(@PathToken('entity') entity: string): Promise<{ entity: string }> {
    await this.forgotten.erase(entity);
    return { entity };
  }
}
