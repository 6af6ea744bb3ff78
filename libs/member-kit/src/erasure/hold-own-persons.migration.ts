import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose profiles this node has published it holds: who had not heard of them from anybody else took a stranger's word about them. */
export class HoldOwnPersons1764507600000 implements MigrationInterface {
  name = 'HoldOwnPersons1764507600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO person_holder (person, holder) SELECT DISTINCT person, split_part(subject, '.', 5) FROM outbox WHERE person = entity
      ON CONFLICT (person) DO UPDATE SET holder = excluded.holder`);
  }

  async down(): Promise<void> {
    // The rows were missing, and are true.
  }
}
