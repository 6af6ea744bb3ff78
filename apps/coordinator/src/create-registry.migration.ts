import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE registered_member (
    id text PRIMARY KEY,
    version integer NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    account text NOT NULL UNIQUE,
    signing_keys jsonb NOT NULL,
    encryption_keys jsonb NOT NULL,
    agreement text NOT NULL,
    http_url text,
    changed_at timestamptz NOT NULL
  )`,
  `CREATE TABLE invitation (
    nonce text PRIMARY KEY,
    member text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    expires timestamptz NOT NULL,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    used_at timestamptz,
    used_by text
  )`,
  `CREATE TABLE published_agreement (digest text PRIMARY KEY, version text NOT NULL, published_at timestamptz NOT NULL)`,
  `CREATE TABLE flow (
    day date NOT NULL,
    type text NOT NULL,
    publisher text NOT NULL,
    audience text NOT NULL,
    events bigint NOT NULL,
    bytes bigint NOT NULL,
    last_sequence bigint NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (day, type, publisher, audience)
  )`,
  `CREATE TABLE standard_clock (
    standard text NOT NULL,
    entity text NOT NULL,
    started_at timestamptz,
    stopped_at timestamptz,
    PRIMARY KEY (standard, entity)
  )`,
  `CREATE TABLE erasure_asked (
    event uuid PRIMARY KEY,
    person uuid NOT NULL,
    scope text NOT NULL,
    holder text NOT NULL,
    asked_at timestamptz NOT NULL
  )`,
  `CREATE INDEX erasure_asked_at ON erasure_asked (asked_at)`,
  `CREATE TABLE erasure_answered (
    event uuid PRIMARY KEY,
    person uuid NOT NULL,
    member text NOT NULL,
    records integer NOT NULL,
    answered_at timestamptz NOT NULL
  )`,
  `CREATE INDEX erasure_answered_person ON erasure_answered (person)`,
];

/** The coordinator's tables: the registry, invitations, what flows, the standards' clocks, erasures and their confirmations. */
export class CreateRegistry1763900900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erasure_answered, erasure_asked, standard_clock, flow, published_agreement, invitation, registered_member');
  }
}
