import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Declarations by their day, and by state. */
export class IndexDeclarationLists1764400200020 implements MigrationInterface {
  name = 'IndexDeclarationLists1764400200020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX availability_declaration_by_day ON availability_declaration (declared_on DESC, id)`);
    await runner.query(`CREATE INDEX availability_declaration_by_state ON availability_declaration (state, declared_on DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX availability_declaration_by_day, availability_declaration_by_state`);
  }
}
