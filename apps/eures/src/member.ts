import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithoutCandidates } from '@filiera/exchange';
import { EuresModule } from './eures.module.js';
import { EuresSettings } from './eures-settings.js';
import { EuresDocumentEntity } from './imports/eures-document.entity.js';
import { EuresImportEntity } from './imports/eures-import.entity.js';
import { euresImportMigrations } from './imports/eures-imports.migration.js';
import { euresOfferMigrations } from './offers/eures-offers.migration.js';
import { euresRunMigrations } from './runs/create-eures-runs.migration.js';
import { EuresRunEntity, EuresRunItemEntity } from './runs/eures-run.entity.js';

/** The EURES adviser: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithoutCandidates,
  kind: 'eures',
  agreement: '^1.3.0',
  imports: [EuresModule],
  work: { eures: EuresSettings },
  entities: [...exchangeWithoutCandidates.entities, EuresImportEntity, EuresDocumentEntity, EuresRunEntity, EuresRunItemEntity],
  migrations: [...exchangeWithoutCandidates.migrations, ...euresImportMigrations, ...euresRunMigrations, ...euresOfferMigrations],
};
