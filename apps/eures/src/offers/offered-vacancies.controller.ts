import { Controller } from '@nestjs/common';
import { OfferedController } from './offered.controller.js';

/** The network's own vacancies. */
@Controller('input/api/jv/v0.1')
export class OfferedVacanciesController extends OfferedController {
  protected override readonly family = 'jv';
}
