import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Placements by where they stand, and those of one vacancy. */
export class IndexPlacementLists1764400100040 implements MigrationInterface {
  name = 'IndexPlacementLists1764400100040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX placement_of_vacancy ON placement (vacancy, start_date DESC) WHERE vacancy IS NOT NULL`);
    await runner.query(`CREATE INDEX placement_by_status ON placement (status, start_date DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX placement_of_vacancy, placement_by_status`);
  }
}
