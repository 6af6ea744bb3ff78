import { needDeclaredV1, needWithdrawnV1, networkCrisisAnnouncedV1, networkCrisisWithdrawnV1 } from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithPlacements, tellingBreaches, withFeatures } from '@filiera/exchange';
import { AvailabilityDeclarationsSettings } from './availability-declarations/availability-declarations-settings.js';
import { CpiModule } from './cpi.module.js';
import { crisisMigrations } from './crises/crises.migration.js';
import { CrisisEntity } from './crises/crisis.entity.js';
import { DeliveredStandardsSettings } from './delivered-standards/delivered-standards-settings.js';
import { FirmEntity } from './firms/firm.entity.js';
import { firmMigrations } from './firms/firms.migration.js';
import { NeedEntity } from './needs/need.entity.js';
import { needMigrations } from './needs/needs.migration.js';
import { mandatoryCommunicationMigrations } from './mandatory-communications/create-mandatory-communications.migration.js';
import { MandatoryCommunicationEntity } from './mandatory-communications/mandatory-communication.entity.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications/mandatory-communications-settings.js';
import { MandatoryEmploymentEntity } from './mandatory-communications/mandatory-employment.entity.js';
import { servicesToPeople } from './services-to-people.js';
import { TargetedPlacementSettings } from './targeted-placement/targeted-placement-settings.js';

const shared = withFeatures(exchangeWithPlacements, servicesToPeople, tellingBreaches);

/** A Centro per l'Impiego: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...shared,
  kind: 'cpi',
  agreement: '^1.5.0',
  publishes: [...shared.publishes, needDeclaredV1, needWithdrawnV1, networkCrisisAnnouncedV1, networkCrisisWithdrawnV1],
  imports: [CpiModule],
  entities: [...shared.entities, MandatoryCommunicationEntity, MandatoryEmploymentEntity, FirmEntity, NeedEntity, CrisisEntity],
  migrations: [...shared.migrations, ...mandatoryCommunicationMigrations, ...firmMigrations, ...needMigrations, ...crisisMigrations],
  work: {
    mandatoryCommunications: MandatoryCommunicationsSettings, availabilityDeclarations: AvailabilityDeclarationsSettings, deliveredStandards: DeliveredStandardsSettings,
    targetedPlacement: TargetedPlacementSettings,
  },
};
