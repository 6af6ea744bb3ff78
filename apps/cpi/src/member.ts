import { needDeclaredV1, needWithdrawnV1 } from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithPlacements } from '@filiera/exchange';
import { CpiModule } from './cpi.module.js';
import { FirmEntity } from './firms/firm.entity.js';
import { firmMigrations } from './firms/firms.migration.js';
import { NeedEntity } from './needs/need.entity.js';
import { needMigrations } from './needs/needs.migration.js';
import { mandatoryCommunicationMigrations } from './mandatory-communications/create-mandatory-communications.migration.js';
import { MandatoryCommunicationEntity } from './mandatory-communications/mandatory-communication.entity.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications/mandatory-communications-settings.js';
import { MandatoryEmploymentEntity } from './mandatory-communications/mandatory-employment.entity.js';

/** A Centro per l'Impiego: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithPlacements,
  kind: 'cpi',
  agreement: '^1.1.0',
  publishes: [...exchangeWithPlacements.publishes, needDeclaredV1, needWithdrawnV1],
  imports: [CpiModule],
  entities: [...exchangeWithPlacements.entities, MandatoryCommunicationEntity, MandatoryEmploymentEntity, FirmEntity, NeedEntity],
  migrations: [...exchangeWithPlacements.migrations, ...mandatoryCommunicationMigrations, ...firmMigrations, ...needMigrations],
  work: { mandatoryCommunications: MandatoryCommunicationsSettings },
};
