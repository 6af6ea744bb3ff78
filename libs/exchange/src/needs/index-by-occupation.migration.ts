import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepGroups, keepUnitGroups } from '../vocabulary/isco-group-columns.js';

/** Needs are looked for by ISCO group of any size: every group is kept, and found by an index. */
export class IndexNeedsByOccupation1764400100060 implements MigrationInterface {
  name = 'IndexNeedsByOccupation1764400100060';

  async up(runner: QueryRunner): Promise<void> {
    await keepGroups('board_need', runner);
    await runner.query(`CREATE INDEX board_need_isco_groups ON board_need USING gin (isco_groups) WHERE status = 'declared'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX board_need_isco_groups`);
    await keepUnitGroups('board_need', runner);
  }
}
