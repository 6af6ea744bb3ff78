import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose clock it is, where it is of two members: a third one's word about the same entity is another clock. Of clocks that ran before it is not known. */
export class NameParties1764511800062 implements MigrationInterface {
  name = 'NameParties1764511800062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE standard_clock ADD COLUMN parties text NOT NULL DEFAULT ''`);
    await runner.query('ALTER TABLE standard_clock DROP CONSTRAINT standard_clock_pkey, ADD CONSTRAINT standard_clock_pkey PRIMARY KEY (standard, entity, parties)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM standard_clock clock USING standard_clock other WHERE other.standard = clock.standard AND other.entity = clock.entity AND other.parties < clock.parties`);
    await runner.query('ALTER TABLE standard_clock DROP CONSTRAINT standard_clock_pkey, ADD CONSTRAINT standard_clock_pkey PRIMARY KEY (standard, entity)');
    await runner.query('ALTER TABLE standard_clock DROP COLUMN parties');
  }
}
