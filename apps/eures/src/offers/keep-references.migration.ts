import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The key that references of profiles are made with, and what a restored ledger may have forgotten. References that were given stay as they are. */
export class KeepOfferReferences1764600000030 implements MigrationInterface {
  name = 'KeepOfferReferences1764600000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE eures_offer_key (key bytea NOT NULL)`);
    // 244 bits from the database's strong source of randomness.
    await runner.query(`INSERT INTO eures_offer_key SELECT decode(replace(concat(gen_random_uuid(), gen_random_uuid()), '-', ''), 'hex')`);
    await runner.query(`CREATE TABLE eures_offer_doubt (since timestamptz PRIMARY KEY, told_from timestamptz NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE eures_offer_doubt, eures_offer_key`);
  }
}
