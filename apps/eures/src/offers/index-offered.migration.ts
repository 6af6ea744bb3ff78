import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every reader has the board compared with the ledger first: out of these indexes, not by unpacking each state that the board has. Their conditions are those of `OFFERED`, word for word. */
export class IndexOffered1764400100095 implements MigrationInterface {
  name = 'IndexOffered1764400100095';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX board_vacancy_offered ON board_vacancy (publisher, id, version, valid_until)
      WHERE status = 'published' AND content -> 'origin' IS NULL AND content -> 'sample' <> 'true'::jsonb`);
    await runner.query(`CREATE INDEX board_candidate_offered ON board_candidate (publisher, person, version)
      WHERE status = 'available' AND jsonb_path_exists(content, '$.mobility.countries[*] ? (@ != "IT")')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX board_vacancy_offered, board_candidate_offered');
  }
}
