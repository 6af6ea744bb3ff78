import { Controller } from '@nestjs/common';
import { OfferedController } from './offered.controller.js';

/** Profiles of people who would move abroad, pseudonymous: the sections that each shares. */
@Controller('input/api/cv/v1.0')
export class OfferedProfilesController extends OfferedController {
  protected override readonly family = 'cv';
}
