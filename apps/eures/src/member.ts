import type { MemberManifest } from '@filiera/member-kit';
import { exchangeWithoutCandidates } from '@filiera/exchange';
import { EuresModule } from './eures.module.js';
import { EuresImportEntity } from './imports/eures-import.entity.js';
import { euresMigrations } from './imports/eures-imports.migration.js';

/** The EURES adviser: what its program publishes, follows and is made of. */
export const manifest: MemberManifest = {
  ...exchangeWithoutCandidates,
  kind: 'eures',
  agreement: '^1.1.0',
  imports: [EuresModule],
  entities: [...exchangeWithoutCandidates.entities, EuresImportEntity],
  migrations: [...exchangeWithoutCandidates.migrations, ...euresMigrations],
};
