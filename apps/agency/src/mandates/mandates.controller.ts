import { Day, ENTITY_ID, Flag, Obeys, SECTOR, Words } from '@filiera/contracts';
import { PageQuery, VatNumber, type Page } from '@filiera/exchange';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Mandates } from './mandates.js';

/** The number under which the agency works. */
export class AuthorisationRequest {
  @ApiProperty({ example: 'Aut. Min. Esempio 0001' })
  @Words(60)
  number!: string;

  @ApiProperty({ format: 'date', example: '2026-01-01' })
  @Day()
  validFrom!: string;
}

/** A client's mandate. */
export class SignMandateRequest {
  @ApiProperty({ example: 'Impresa Esempio 1' })
  @Words(200)
  clientName!: string;

  @ApiProperty({ example: '00000000000', description: 'Partita IVA / VAT number' })
  @VatNumber()
  clientVatNumber!: string;

  @ApiProperty({ example: '43.21.01', description: 'ATECO 2025 o NACE: si dice anche quando il nome è riservato / Told even when the name is withheld' })
  @Obeys(SECTOR)
  sector!: string;

  @ApiProperty({ description: 'Se gli annunci mostrano il nome del cliente / Whether advertisements show the client’s name' })
  @Flag()
  nameShown!: boolean;

  @ApiProperty({ format: 'date', example: '2026-09-01' })
  @Day()
  validFrom!: string;

  @ApiProperty({ format: 'date', example: '2027-08-31', description: 'Ultimo giorno / Last day' })
  @Day()
  validUntil!: string;
}

/** A mandate. */
export class MandateView extends SignMandateRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
}

/** A vacancy that comes under a mandate. */
export class CoverVacancyRequest {
  @ApiProperty({ format: 'uuid', description: 'Una propria offerta non ancora coperta / An own vacancy that is not filled' })
  @Obeys(ENTITY_ID)
  vacancy!: string;
}

/** Client firms under mandate, and the agency's own authorisation. */
@ApiTags('agency')
@Controller()
@Roles('operator', 'manager')
export class MandatesController {
  constructor(private readonly mandates: Mandates) {}

  @Put('authorisation')
  @Roles('manager')
  @ApiOperation({ summary: 'Registra l’autorizzazione ministeriale dell’agenzia (D.Lgs 276/2003 art. 4) / Record the agency’s ministerial authorisation' })
  @ApiOkResponse({ type: AuthorisationRequest })
  authorise(@Body() request: AuthorisationRequest): Promise<AuthorisationRequest> {
    return this.mandates.authorise(request);
  }

  @Get('authorisation')
  @ApiOperation({ summary: 'L’autorizzazione in vigore oggi / The authorisation in force today' })
  @ApiOkResponse({ type: AuthorisationRequest })
  authorisation(): Promise<AuthorisationRequest> {
    return this.mandates.authorisation();
  }

  @Post('mandates')
  @ApiOperation({ summary: 'Registra il mandato di un’impresa cliente / Record a client firm’s mandate' })
  @ApiCreatedResponse({ type: MandateView })
  sign(@Body() request: SignMandateRequest): Promise<MandateView> {
    return this.mandates.sign(request);
  }

  @Get('mandates')
  @ApiOperation({ summary: 'I mandati, per nome del cliente / The mandates, by the client’s name' })
  list(@Query() query: PageQuery): Promise<Page<MandateView>> {
    return this.mandates.page(query);
  }

  @Post('mandates/:id/vacancies')
  @HttpCode(204)
  @ApiOperation({ summary: 'Mette un’offerta sotto il mandato: il cliente è mostrato o riservato come concordato, con l’autorizzazione / Put a vacancy under the mandate: the client is shown or withheld as agreed, with the authorisation' })
  @ApiNoContentResponse()
  cover(@PathUuid('id') id: string, @Body() { vacancy }: CoverVacancyRequest): Promise<void> {
    return this.mandates.cover(id, vacancy);
  }
}
