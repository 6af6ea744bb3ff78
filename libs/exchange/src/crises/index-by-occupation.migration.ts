import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepGroups, keepUnitGroups } from '../vocabulary/isco-group-columns.js';

/** Crises are looked for by ISCO group of any size: every group is kept, and found by an index. */
export class IndexCrisesByOccupation1764400100070 implements MigrationInterface {
  name = 'IndexCrisesByOccupation1764400100070';

  async up(runner: QueryRunner): Promise<void> {
    await keepGroups('board_crisis', runner);
    await runner.query(`CREATE INDEX board_crisis_isco_groups ON board_crisis USING gin (isco_groups) WHERE status = 'announced'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX board_crisis_isco_groups`);
    await keepUnitGroups('board_crisis', runner);
  }
}
