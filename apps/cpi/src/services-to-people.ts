import type { Feature } from '@filiera/exchange';
import { AppointmentEntity, ConsequenceEntity, SlotEntity } from './appointments/appointment.entities.js';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { CreateAppointments1763900600030 } from './appointments/create-appointments.migration.js';
import { AvailabilityDeclarationsModule } from './availability-declarations/availability-declarations.module.js';
import { CreateDeclarations1763900600020 } from './availability-declarations/create-declarations.migration.js';
import { DeclarationEntity } from './availability-declarations/declaration.entity.js';
import { CreateStatements1763900600010 } from './targeted-placement/create-statements.migration.js';
import { StatementEntity } from './targeted-placement/statement.entity.js';
import { TargetedPlacementModule } from './targeted-placement/targeted-placement.module.js';

/** What an employment office alone does with the people it serves. None of it leaves the node. */
export const servicesToPeople: Feature = {
  publishes: [],
  consumes: [],
  imports: [TargetedPlacementModule, AvailabilityDeclarationsModule, AppointmentsModule],
  entities: [StatementEntity, DeclarationEntity, SlotEntity, AppointmentEntity, ConsequenceEntity],
  migrations: [CreateStatements1763900600010, CreateDeclarations1763900600020, CreateAppointments1763900600030],
};
