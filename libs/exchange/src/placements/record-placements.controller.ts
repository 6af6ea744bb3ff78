import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PlacementCommand } from './decide-placement.js';
import { oneOrigin } from './placement-errors.js';
import type { PlacementSource } from './placement-origins.js';
import { EndPlacementRequest, ExtendPlacementRequest, StartPlacementRequest, TransformPlacementRequest } from './placement.requests.js';
import { PlacementView } from './placement.view.js';
import { ReadPlacements } from './read-placements.js';
import { RecordPlacement } from './record-placement.js';

/** Placements on one's own vacancies. */
@ApiTags('placements')
@Roles('operator', 'manager')
@Controller('placements')
export class RecordPlacementsController {
  constructor(
    private readonly recorder: RecordPlacement,
    private readonly placements: ReadPlacements,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Registra un inserimento: chiude l’invio come assunzione e copre un posto dell’offerta. / Records a placement: closes the referral as hired and fills a position.' })
  @ApiCreatedResponse({ type: PlacementView })
  async start(@Body() body: StartPlacementRequest): Promise<PlacementView> {
    const { referral: _, vacancy: __, candidate: ___, ...terms } = body;
    return this.placements.one(await this.recorder.start(sourceOf(body), terms));
  }

  @Post(':id/transform')
  @HttpCode(200)
  @ApiOperation({ summary: 'Trasforma il contratto. / Transforms the contract.' })
  @ApiOkResponse({ type: PlacementView })
  transform(@PathUuid('id') id: string, @Body() body: TransformPlacementRequest): Promise<PlacementView> {
    return this.act(id, { do: 'transform', ...body });
  }

  @Post(':id/extend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Proroga la fine. / Extends the end.' })
  @ApiOkResponse({ type: PlacementView })
  extend(@PathUuid('id') id: string, @Body() body: ExtendPlacementRequest): Promise<PlacementView> {
    return this.act(id, { do: 'extend', endDate: body.endDate });
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Registra la fine, con il motivo. / Records the end, with its reason.' })
  @ApiOkResponse({ type: PlacementView })
  end(@PathUuid('id') id: string, @Body() body: EndPlacementRequest): Promise<PlacementView> {
    return this.act(id, { do: 'end', endDate: body.endDate, reason: body.reason });
  }

  private async act(id: string, command: PlacementCommand): Promise<PlacementView> {
    await this.recorder.act(id, command);
    return this.placements.one(id);
  }
}

/** @throws Invalid when neither or both origins are named */
function sourceOf({ referral, vacancy, candidate }: StartPlacementRequest): PlacementSource {
  if (referral && !vacancy && !candidate) return { referral };
  if (!referral && vacancy && candidate) return { vacancy, candidate };
  throw oneOrigin();
}
