import { Module } from '@nestjs/common';
import { ApprenticeshipsController } from './apprenticeships/apprenticeships.controller.js';
import { Apprenticeships } from './apprenticeships/apprenticeships.js';
import { ChangeInternship } from './change-internship.js';
import { EraseInternships } from './erase-internships.js';
import { HostAgreementsController } from './host-agreements.controller.js';
import { HostAgreements } from './host-agreements.js';
import { InternshipsController } from './internships.controller.js';
import { ReadInternships } from './read-internships.js';
import { StartInternship } from './start-internship.js';

/** Internships under agreements with host firms, and apprenticeships. */
@Module({
  controllers: [ApprenticeshipsController, HostAgreementsController, InternshipsController],
  providers: [Apprenticeships, ChangeInternship, EraseInternships, HostAgreements, ReadInternships, StartInternship],
  exports: [HostAgreements],
})
export class InternshipsModule {}
