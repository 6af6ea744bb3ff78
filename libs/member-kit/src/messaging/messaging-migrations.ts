import type { MigrationInterface } from 'typeorm';
import { KeepAgreementVersions1764512400000 } from '../agreement/keep-agreement-versions.migration.js';
import { HoldOwnPersons1764507600000 } from '../erasure/hold-own-persons.migration.js';
import { TieConfirmations1764507000000 } from '../erasure/tie-confirmations.migration.js';
import { CreateOwnPast1763900000011 } from '../own-past/create-own-past.migration.js';
import { CreateMessaging1763900000010 } from './create-messaging.migration.js';

/** The tables of the messaging, in the order of their making. */
export const MESSAGING_MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreateMessaging1763900000010, CreateOwnPast1763900000011, TieConfirmations1764507000000, HoldOwnPersons1764507600000, KeepAgreementVersions1764512400000,
];
