import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GOES_ABROAD, OWN_AND_REAL } from './offer-families.js';

/** Every reader has the board compared with the ledger first: out of these indexes, not by unpacking each state that the board has. */
export class IndexOffered1764400100095 implements MigrationInterface {
  name = 'IndexOffered1764400100095';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX board_vacancy_offered ON board_vacancy (publisher, id, version, valid_until) WHERE ${OWN_AND_REAL}`);
    await runner.query(`CREATE INDEX board_candidate_offered ON board_candidate (publisher, person, version) WHERE ${GOES_ABROAD}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX board_vacancy_offered, board_candidate_offered');
  }
}
