import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE hub_member (
    id text PRIMARY KEY,
    kind text NOT NULL,
    status text NOT NULL,
    account text NOT NULL,
    version integer NOT NULL
  )`,
  `CREATE TABLE chain_head (
    stream text NOT NULL,
    publisher text NOT NULL,
    sequence bigint NOT NULL,
    digest text NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (stream, publisher)
  )`,
  `CREATE TABLE chain_fault (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream text NOT NULL,
    publisher text NOT NULL,
    kind text NOT NULL,
    from_sequence bigint NOT NULL,
    to_sequence bigint NOT NULL,
    found_at timestamptz NOT NULL,
    closed_at timestamptz
  )`,
  `CREATE INDEX chain_fault_open ON chain_fault (stream, publisher) WHERE closed_at IS NULL`,
  `CREATE TABLE hub_use (
    day date NOT NULL,
    member text NOT NULL,
    events bigint NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (day, member)
  )`,
  `CREATE TABLE hub_erasure (
    event uuid PRIMARY KEY,
    person text NOT NULL,
    holder text NOT NULL,
    scope text NOT NULL,
    below_version integer,
    correlation text NOT NULL,
    requested_at timestamptz NOT NULL,
    state text NOT NULL,
    erased integer NOT NULL,
    done_at timestamptz
  )`,
  `COMMENT ON TABLE hub_erasure IS 'The hub''s ledger of erasures: pseudonyms only, applied again to every restored backup'`,
  `CREATE INDEX hub_erasure_person ON hub_erasure (person)`,
];

/** The steward's tables: who is on the hub, how the chains stand, what each publishes, what was erased. */
export class CreateHub1763900900010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hub_erasure, hub_use, chain_fault, chain_head, hub_member');
  }
}
