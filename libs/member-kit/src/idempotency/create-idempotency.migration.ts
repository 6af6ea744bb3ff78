import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of POST requests that carried a key, kept so that a repeated request is not done twice. */
export class CreateIdempotency1763900000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency (
        principal    text        NOT NULL,
        key          text        NOT NULL,
        route        text        NOT NULL,
        request_hash bytea       NOT NULL,
        status       integer,
        body         text,
        headers      jsonb       NOT NULL DEFAULT '{}',
        erased       boolean     NOT NULL DEFAULT false,
        created_at   timestamptz NOT NULL,
        PRIMARY KEY (principal, key)
      )`);
    await runner.query('CREATE INDEX idempotency_created_at ON idempotency (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency');
  }
}
