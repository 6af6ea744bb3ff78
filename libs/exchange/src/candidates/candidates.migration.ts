import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ConsentAbroad1764400100090 } from './consent-abroad.migration.js';
import { IndexCandidateStanding1764400100000 } from './index-standing.migration.js';

/** People whom the member serves, and what they let it share. */
export class CreateCandidates1763900100000 implements MigrationInterface {
  name = 'CreateCandidates1763900100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE candidate (
        id uuid PRIMARY KEY,
        first_name text, last_name text, tax_code text, birth_date date, birthplace text, email text, phone text,
        profile jsonb NOT NULL DEFAULT '{}',
        status text NOT NULL CHECK (status IN ('available', 'unavailable')),
        standing text NOT NULL CHECK (standing IN ('private', 'published', 'withdrawn', 'erased')),
        guardian_delegation boolean NOT NULL DEFAULT false,
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (standing <> 'erased' OR (first_name IS NULL AND last_name IS NULL AND tax_code IS NULL AND birth_date IS NULL
          AND birthplace IS NULL AND email IS NULL AND phone IS NULL AND profile = '{}'))
      )`);
    await runner.query(`CREATE UNIQUE INDEX candidate_tax_code ON candidate (tax_code) WHERE tax_code IS NOT NULL`);
    await runner.query(`CREATE INDEX candidate_by_name ON candidate (last_name, first_name, id) WHERE standing <> 'erased'`);
    await runner.query(`CREATE INDEX candidate_name_words ON candidate USING gin (to_tsvector('simple', coalesce(last_name, '') || ' ' || coalesce(first_name, '')))`);
    await runner.query(`
      CREATE TABLE candidate_consent (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        candidate uuid NOT NULL REFERENCES candidate (id),
        section text NOT NULL,
        basis text NOT NULL CHECK (basis IN ('public-task', 'targeted-placement', 'consent')),
        granted_at timestamptz NOT NULL,
        withdrawn_at timestamptz CHECK (withdrawn_at >= granted_at)
      )`);
    await runner.query(`CREATE UNIQUE INDEX candidate_consent_in_force ON candidate_consent (candidate, section) WHERE withdrawn_at IS NULL`);
    await runner.query(`CREATE INDEX candidate_consent_of ON candidate_consent (candidate)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE candidate_consent`);
    await runner.query(`DROP TABLE candidate`);
  }
}

/** Migrations of the candidates, in order. */
export const candidateMigrations = [CreateCandidates1763900100000, IndexCandidateStanding1764400100000, ConsentAbroad1764400100090];
