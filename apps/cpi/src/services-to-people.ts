import type { Feature } from '@filiera/exchange';
import { AppointmentEntity, ConsequenceEntity, SlotEntity } from './appointments/appointment.entities.js';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { CorrectAppointments1764520000050 } from './appointments/correct-appointments.migration.js';
import { CreateAppointments1763900600030 } from './appointments/create-appointments.migration.js';
import { IndexAppointmentLists1764400200010 } from './appointments/index-lists.migration.js';
import { AvailabilityDeclarationsModule } from './availability-declarations/availability-declarations.module.js';
import { CreateDeclarations1763900600020 } from './availability-declarations/create-declarations.migration.js';
import { DeclarationEntity } from './availability-declarations/declaration.entity.js';
import { IndexDeclarationLists1764400200020 } from './availability-declarations/index-lists.migration.js';
import { KeepStoppedTerms1764520000080 } from './availability-declarations/keep-stopped-terms.migration.js';
import { AnnulDeliveries1764520000060 } from './delivered-standards/annul-deliveries.migration.js';
import { CountDeliveries1764400500010 } from './delivered-standards/count-deliveries.migration.js';
import { CreateDeliveredStandards1763900600060 } from './delivered-standards/create-delivered-standards.migration.js';
import { DeliveredStandardEntity } from './delivered-standards/delivered-standard.entity.js';
import { DeliveredStandardsModule } from './delivered-standards/delivered-standards.module.js';
import { IndexDeliveryLists1764400200050 } from './delivered-standards/index-lists.migration.js';
import { CreateProfilings1763900600040 } from './profilings/create-profilings.migration.js';
import { IndexProfilingLists1764400200030 } from './profilings/index-lists.migration.js';
import { ProfilingConfirmationEntity, ProfilingEntity } from './profilings/profiling.entities.js';
import { ProfilingsModule } from './profilings/profilings.module.js';
import { CreatePacts1763900600050 } from './service-pacts/create-pacts.migration.js';
import { IndexPactLists1764400200040 } from './service-pacts/index-lists.migration.js';
import { PactEntity, PactRevisionEntity } from './service-pacts/pact.entities.js';
import { ServicePactsModule } from './service-pacts/service-pacts.module.js';
import { VersionPacts1764515400000 } from './service-pacts/version-pacts.migration.js';
import { CreateListEntries1764505000000 } from './targeted-placement-lists/create-list-entries.migration.js';
import { CorrectListEntries1764520000010 } from './targeted-placement-lists/correct-list-entries.migration.js';
import { ListEntryEntity } from './targeted-placement-lists/list-entry.entity.js';
import { TargetedPlacementListsModule } from './targeted-placement-lists/targeted-placement-lists.module.js';
import { CreateStatements1763900600010 } from './targeted-placement/create-statements.migration.js';
import { StatementEntity } from './targeted-placement/statement.entity.js';
import { TargetedPlacementModule } from './targeted-placement/targeted-placement.module.js';

/**
 * What an employment office alone does with the people it serves. None of it leaves the node but that a contact was missed, and not whose; and that a person is
 * enrolled for targeted placement, where their profile shares that part.
 */
export const servicesToPeople: Feature = {
  publishes: [],
  consumes: [],
  imports: [
    TargetedPlacementModule, TargetedPlacementListsModule, AvailabilityDeclarationsModule, AppointmentsModule, ProfilingsModule, ServicePactsModule, DeliveredStandardsModule,
  ],
  entities: [
    StatementEntity, DeclarationEntity, SlotEntity, AppointmentEntity, ConsequenceEntity, ProfilingEntity, ProfilingConfirmationEntity, PactEntity, PactRevisionEntity,
    DeliveredStandardEntity, ListEntryEntity,
  ],
  migrations: [
    CreateStatements1763900600010, CreateDeclarations1763900600020, CreateAppointments1763900600030, CreateProfilings1763900600040, CreatePacts1763900600050,
    CreateDeliveredStandards1763900600060, IndexAppointmentLists1764400200010, IndexDeclarationLists1764400200020, IndexProfilingLists1764400200030, IndexPactLists1764400200040,
    IndexDeliveryLists1764400200050, CountDeliveries1764400500010, CreateListEntries1764505000000,
    VersionPacts1764515400000, CorrectListEntries1764520000010, CorrectAppointments1764520000050, AnnulDeliveries1764520000060,
    KeepStoppedTerms1764520000080,
  ],
};
