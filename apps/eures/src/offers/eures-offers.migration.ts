import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IndexOffered1764400100095 } from './index-offered.migration.js';
import { KeepOfferReferences1764600000030 } from './keep-references.migration.js';
import { KnowWhatWasOffered1764512400070 } from './know-what-was-offered.migration.js';

/** What this node offers to EURES: which references it has given, and when each began, changed and ended there. */
export class CreateEuresOffers1764300200000 implements MigrationInterface {
  name = 'CreateEuresOffers1764300200000';

  async up(runner: QueryRunner): Promise<void> {
    // Of a closed offer of a person who was erased, the reference alone is left: EURES must learn that it is closed.
    await runner.query(`
      CREATE TABLE eures_offer (
        family text NOT NULL CHECK (family IN ('jv', 'cv')), reference text NOT NULL, publisher text, entity uuid, version integer NOT NULL,
        created_at bigint NOT NULL, modified_at bigint NOT NULL, closed_at bigint,
        PRIMARY KEY (family, reference),
        CHECK (closed_at IS NOT NULL OR (publisher IS NOT NULL AND entity IS NOT NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX eures_offer_entity ON eures_offer (family, publisher, entity)`);
    await runner.query(`CREATE INDEX eures_offer_changed ON eures_offer (family, modified_at)`);
    await runner.query(`CREATE TABLE eures_offer_clock (family text PRIMARY KEY, last bigint NOT NULL)`);
    await runner.query(`INSERT INTO eures_offer_clock VALUES ('jv', 0), ('cv', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE eures_offer_clock, eures_offer`);
  }
}

/** Migrations of the offers, in order. */
export const euresOfferMigrations = [CreateEuresOffers1764300200000, IndexOffered1764400100095, KnowWhatWasOffered1764512400070, KeepOfferReferences1764600000030];
