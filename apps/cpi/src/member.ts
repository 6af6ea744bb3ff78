import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithPlacements } from '@filiera/exchange';
import { CpiModule } from './cpi.module.js';
import { mandatoryCommunicationMigrations } from './mandatory-communications/create-mandatory-communications.migration.js';
import { MandatoryCommunicationEntity } from './mandatory-communications/mandatory-communication.entity.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications/mandatory-communications-settings.js';
import { MandatoryEmploymentEntity } from './mandatory-communications/mandatory-employment.entity.js';

/** A Centro per l'Impiego: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithPlacements,
  kind: 'cpi',
  agreement: '^1.0.0',
  imports: [CpiModule],
  entities: [...exchangeWithPlacements.entities, MandatoryCommunicationEntity, MandatoryEmploymentEntity],
  migrations: [...exchangeWithPlacements.migrations, ...mandatoryCommunicationMigrations],
  work: { mandatoryCommunications: MandatoryCommunicationsSettings },
};
