import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which request a confirmation answers: the story that both belong to. What was kept before does not say. */
export class NameAnsweredRequests1764508200020 implements MigrationInterface {
  name = 'NameAnsweredRequests1764508200020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE erasure_asked ADD COLUMN story text');
    await runner.query('ALTER TABLE erasure_answered ADD COLUMN story text');
    await runner.query('CREATE INDEX erasure_asked_story ON erasure_asked (story)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX erasure_asked_story');
    await runner.query('ALTER TABLE erasure_answered DROP COLUMN story');
    await runner.query('ALTER TABLE erasure_asked DROP COLUMN story');
  }
}
