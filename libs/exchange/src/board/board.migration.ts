import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the network offers, as this node has heard of it: two projections, made for searching. */
export class CreateBoard1763900250000 implements MigrationInterface {
  name = 'CreateBoard1763900250000';

  async up(runner: QueryRunner): Promise<void> {
    // The publisher is part of the key: nobody can take over an entry by publishing under its id.
    await runner.query(`
      CREATE TABLE board_vacancy (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL,
        status text NOT NULL, event_time timestamptz NOT NULL, title text NOT NULL,
        language text NOT NULL, isco text NOT NULL, esco text, contract text NOT NULL, schedule text NOT NULL, remote text NOT NULL,
        country text NOT NULL, municipality text, latitude double precision, longitude double precision, yearly_pay double precision,
        languages text[] NOT NULL, licences text[] NOT NULL, published_on date NOT NULL, valid_until date NOT NULL,
        content jsonb NOT NULL,
        words tsvector GENERATED ALWAYS AS (
          setweight(to_tsvector('italian', title), 'A') || setweight(to_tsvector('simple', title), 'A') ||
          setweight(to_tsvector('italian', left(content ->> 'description', 4000)), 'C') || setweight(to_tsvector('simple', left(content ->> 'description', 4000)), 'C')
        ) STORED,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX board_vacancy_id ON board_vacancy (id)`);
    await runner.query(`CREATE INDEX board_vacancy_words ON board_vacancy USING gin (words) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_newest ON board_vacancy (published_on DESC, id) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_deadline ON board_vacancy (valid_until, id) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_pay ON board_vacancy (yearly_pay DESC NULLS LAST, id) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_isco ON board_vacancy (isco text_pattern_ops) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_place ON board_vacancy (latitude, longitude) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_event_time ON board_vacancy (event_time)`);

    await runner.query(`
      CREATE TABLE board_candidate (
        publisher text NOT NULL, person uuid NOT NULL, version integer NOT NULL,
        status text NOT NULL, event_time timestamptz NOT NULL,
        occupations text[] NOT NULL, skills text[] NOT NULL, languages text[] NOT NULL, licences text[] NOT NULL, contracts text[] NOT NULL,
        schedule text, available_from date, education_eqf integer,
        municipality text, latitude double precision, longitude double precision, max_km integer,
        content jsonb,
        PRIMARY KEY (publisher, person),
        CHECK (status <> 'withdrawn' OR content IS NULL)
      )`);
    await runner.query(`CREATE INDEX board_candidate_person ON board_candidate (person)`);
    await runner.query(`CREATE INDEX board_candidate_newest ON board_candidate (event_time DESC, person) WHERE status = 'available'`);
    await runner.query(`CREATE INDEX board_candidate_occupations ON board_candidate USING gin (occupations) WHERE status = 'available'`);
    await runner.query(`CREATE INDEX board_candidate_skills ON board_candidate USING gin (skills) WHERE status = 'available'`);
    await runner.query(`CREATE INDEX board_candidate_place ON board_candidate (latitude, longitude) WHERE status = 'available'`);
    await runner.query(`CREATE INDEX board_candidate_event_time ON board_candidate (event_time)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE board_candidate`);
    await runner.query(`DROP TABLE board_vacancy`);
  }
}

/** Migrations of the board, in order. */
export const boardMigrations = [CreateBoard1763900250000];
