import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Communications by kind. */
export class IndexCommunicationLists1764400200060 implements MigrationInterface {
  name = 'IndexCommunicationLists1764400200060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX mandatory_communication_by_kind ON mandatory_communication (kind, received_at DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX mandatory_communication_by_kind`);
  }
}
