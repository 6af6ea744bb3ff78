import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest days first, each in the order in which it is shown. */
export class IndexNewestFlows1764400500030 implements MigrationInterface {
  name = 'IndexNewestFlows1764400500030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX flow_newest ON flow (day DESC, type, publisher, audience)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX flow_newest`);
  }
}
