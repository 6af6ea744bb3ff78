import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a node has to remember of its own past that is not in its log: a doubt after a restore, and rows that never could be sealed. */
export class CreateOwnPast1763900000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox_doubt, outbox_forgotten, outbox_aside');
  }
}

const STATEMENTS = [
  `CREATE TABLE outbox_doubt (since timestamptz NOT NULL)`,
  `COMMENT ON TABLE outbox_doubt IS 'A row: this database was restored, and the hub has not been asked yet what its node told since; until then the node says nothing new'`,
  `CREATE TABLE outbox_forgotten (
    stream text NOT NULL,
    entity text NOT NULL,
    type text NOT NULL,
    version integer NOT NULL,
    person text,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (stream, entity)
  )`,
  `COMMENT ON TABLE outbox_forgotten IS 'Own entities of which the network was told a newer version than a restored database has, and which only a person can bring back'`,
  `CREATE TABLE outbox_aside (
    position bigint PRIMARY KEY REFERENCES outbox ON DELETE CASCADE,
    reason text NOT NULL,
    aside_at timestamptz NOT NULL
  )`,
  `COMMENT ON TABLE outbox_aside IS 'Rows of the outbox that could not be sealed: they wait for a person, and the others go on'`,
];
