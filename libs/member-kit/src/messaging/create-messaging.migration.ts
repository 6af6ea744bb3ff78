import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of the messaging. A request only inserts (`outbox`, `outbox_waiting`); what the relay learns goes to the
 * narrow `outbox_sealed`, so that the wide rows are written once and never copied.
 */
export class CreateMessaging1763900000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = STATEMENTS.flatMap((statement) => /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? []);
    await runner.query(`DROP TABLE ${tables.join(', ')}`);
  }
}

const STATEMENTS = [
  `CREATE TABLE outbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL,
    stream text NOT NULL,
    type text NOT NULL,
    entity text NOT NULL,
    entity_version integer NOT NULL,
    person text,
    audience text NOT NULL,
    subject text NOT NULL,
    time timestamptz NOT NULL,
    payload text,
    correlation_id text NOT NULL,
    causation_id text,
    agreement_version text NOT NULL,
    purpose text NOT NULL,
    traceparent text,
    own_view boolean NOT NULL,
    erased_at timestamptz
  )`,
  `COMMENT ON TABLE outbox IS 'The member''s own message log: one row for each event and audience, written once; erasure empties the payload'`,
  `CREATE INDEX outbox_entity ON outbox (entity)`,
  `CREATE INDEX outbox_person ON outbox (person) WHERE person IS NOT NULL AND person <> entity`,
  `CREATE INDEX outbox_time ON outbox USING brin (time)`,
  `CREATE TABLE outbox_waiting (position bigint PRIMARY KEY)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000)`,
  `COMMENT ON TABLE outbox_waiting IS 'Rows of the outbox that have no place in their stream''s chain yet: a state, not a cursor, so that a late commit is not skipped'`,
  `CREATE TABLE outbox_sealed (
    position bigint PRIMARY KEY,
    stream text NOT NULL,
    sequence bigint NOT NULL,
    salt text NOT NULL,
    previous_digest text NOT NULL,
    digest text NOT NULL,
    batch bigint NOT NULL,
    place integer NOT NULL,
    message_id text NOT NULL,
    published_at timestamptz,
    stream_sequence bigint,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    parked_reason text,
    withdrawn_at timestamptz
  ) WITH (fillfactor = 85)`,
  `COMMENT ON COLUMN outbox_sealed.withdrawn_at IS 'Since when the hub is not to have it, or cannot be given it, any more: erased, past retention'`,
  `CREATE UNIQUE INDEX outbox_sealed_chain ON outbox_sealed (stream, sequence)`,
  `CREATE INDEX outbox_sealed_unpublished ON outbox_sealed (position)
    WHERE published_at IS NULL AND parked_reason IS NULL AND withdrawn_at IS NULL`,
  `CREATE INDEX outbox_sealed_stored ON outbox_sealed (stream, stream_sequence)
    WHERE published_at IS NOT NULL AND withdrawn_at IS NULL`,
  `CREATE INDEX outbox_sealed_parked ON outbox_sealed (position) WHERE parked_reason IS NOT NULL`,
  `CREATE TABLE outbox_batch (
    id bigint PRIMARY KEY,
    last_position bigint NOT NULL,
    key_id text NOT NULL,
    signature text NOT NULL,
    leaves bytea NOT NULL,
    sealed_at timestamptz NOT NULL
  )`,
  `COMMENT ON TABLE outbox_batch IS 'What was sealed together, under one signature; named by its first position, 32 bytes of leaves for each event'`,
  `CREATE TABLE outbox_copy (
    stream text NOT NULL,
    stream_sequence bigint NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (stream, stream_sequence)
  )`,
  `COMMENT ON TABLE outbox_copy IS 'Further copies of an event on the hub: repair publishes the newest state of a subject once more'`,
  `CREATE TABLE outbox_chain (stream text PRIMARY KEY, sequence bigint NOT NULL, digest text NOT NULL, checked_at timestamptz)`,
  `CREATE TABLE inbox (event_id uuid PRIMARY KEY, stream text NOT NULL, received_at timestamptz NOT NULL)`,
  `CREATE INDEX inbox_received ON inbox USING brin (received_at)`,
  `CREATE TABLE inbox_progress (stream text PRIMARY KEY, stream_sequence bigint NOT NULL, stored_at timestamptz NOT NULL)`,
  `COMMENT ON TABLE inbox_progress IS 'The last message of each stream whose handling was committed: where the hub is ahead of it, this database was restored from a backup'`,
  `CREATE TABLE inbox_attempt (fingerprint text PRIMARY KEY, attempts integer NOT NULL, at timestamptz NOT NULL)`,
  `COMMENT ON TABLE inbox_attempt IS 'Written before an event that keeps coming back is handled: what is still here after a crash may have caused it'`,
  `CREATE TABLE quarantine (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fingerprint text NOT NULL UNIQUE,
    reason text NOT NULL,
    detail text NOT NULL,
    stream text NOT NULL,
    subject text NOT NULL,
    headers jsonb NOT NULL,
    payload bytea,
    event_id uuid,
    type text,
    source text,
    person text,
    quarantined_at timestamptz NOT NULL,
    replays integer NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'open',
    settled_at timestamptz,
    settled_by text
  )`,
  `CREATE INDEX quarantine_open ON quarantine (id) WHERE state = 'open'`,
  `CREATE INDEX quarantine_person ON quarantine (person) WHERE person IS NOT NULL`,
  `CREATE INDEX quarantine_signer ON quarantine (source) WHERE state = 'open' AND reason = 'unknown-signer'`,
  `CREATE TABLE member (
    id text PRIMARY KEY,
    version integer NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    status text NOT NULL,
    account text NOT NULL,
    signing_keys jsonb NOT NULL,
    encryption_keys jsonb NOT NULL,
    agreement text NOT NULL,
    http_url text
  )`,
  `CREATE TABLE erasure (
    person text NOT NULL,
    scope text NOT NULL,
    below_version integer,
    holder text NOT NULL,
    requested_at timestamptz NOT NULL,
    erased_at timestamptz NOT NULL,
    erased_records integer NOT NULL,
    PRIMARY KEY (person, scope)
  )`,
  `COMMENT ON TABLE erasure IS 'The ledger of erasures: pseudonyms only, kept so that nothing of the person comes back'`,
  `CREATE TABLE erasure_confirmation (
    person text NOT NULL,
    member text NOT NULL,
    erased_records integer NOT NULL,
    confirmed_at timestamptz NOT NULL,
    PRIMARY KEY (person, member)
  )`,
  `CREATE TABLE person_holder (person text PRIMARY KEY, holder text NOT NULL)`,
  `COMMENT ON TABLE person_holder IS 'Who published a person''s candidate events: only that member may ask for their erasure'`,
];
