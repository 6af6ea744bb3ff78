import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each offer said when it was last changed: told again as it was, under a new version, it has not changed. */
export class KnowWhatWasOffered1764512400070 implements MigrationInterface {
  name = 'KnowWhatWasOffered1764512400070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE eures_offer ADD COLUMN content_digest text`);
    for (const [family, board, entity] of [['jv', 'board_vacancy', 'id'], ['cv', 'board_candidate', 'person']]) {
      await runner.query(
        `UPDATE eures_offer o SET content_digest = md5(b.content::text) FROM ${board} b
         WHERE o.family = '${family}' AND b.publisher = o.publisher AND b.${entity} = o.entity AND b.version = o.version`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE eures_offer DROP COLUMN content_digest`);
  }
}
