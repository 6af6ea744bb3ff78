import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CoverBoardPlaces1764400100020 } from './cover-places.migration.js';

/**
 * What the network offers, as this node has heard of it. For vacancies and for candidates one table keeps the whole state and a
 * narrow one is made for searching: a search reads many rows, and a page shows twenty. The words of vacancies, which are many, are apart.
 */
export class CreateBoard1763900250000 implements MigrationInterface {
  name = 'CreateBoard1763900250000';

  async up(runner: QueryRunner): Promise<void> {
    // The publisher is part of every key: nobody can take over an entry by publishing under its id.
    await runner.query(`
      CREATE TABLE board_vacancy (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, status text NOT NULL, event_time timestamptz NOT NULL,
        title text NOT NULL, valid_until date NOT NULL, content jsonb NOT NULL,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX board_vacancy_id ON board_vacancy (id)`);
    await runner.query(`CREATE INDEX board_vacancy_event_time ON board_vacancy (event_time)`);
    await runner.query(`
      CREATE TABLE board_vacancy_search (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, status text NOT NULL, event_time timestamptz NOT NULL,
        published_on date NOT NULL, valid_until date NOT NULL, yearly_pay real, x real, y real, z real,
        tags bigint[] NOT NULL,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX board_vacancy_search_tags ON board_vacancy_search USING gin (tags) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_search_newest ON board_vacancy_search (published_on DESC, id) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_search_deadline ON board_vacancy_search (valid_until, id) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_search_pay ON board_vacancy_search (yearly_pay DESC NULLS LAST, id) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_search_place ON board_vacancy_search (z, y) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_vacancy_search_event_time ON board_vacancy_search (event_time)`);
    await runner.query(`
      CREATE TABLE board_vacancy_words (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, event_time timestamptz NOT NULL,
        title_words tsvector NOT NULL, words tsvector NOT NULL,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX board_vacancy_words_words ON board_vacancy_words USING gin (words)`);
    await runner.query(`CREATE INDEX board_vacancy_words_event_time ON board_vacancy_words (event_time)`);

    await runner.query(`
      CREATE TABLE board_candidate (
        publisher text NOT NULL, person uuid NOT NULL, version integer NOT NULL, status text NOT NULL, event_time timestamptz NOT NULL,
        content jsonb CHECK (status <> 'withdrawn' OR content IS NULL),
        PRIMARY KEY (publisher, person)
      )`);
    await runner.query(`CREATE INDEX board_candidate_person ON board_candidate (person)`);
    await runner.query(`CREATE INDEX board_candidate_event_time ON board_candidate (event_time)`);
    await runner.query(`
      CREATE TABLE board_candidate_search (
        publisher text NOT NULL, person uuid NOT NULL, version integer NOT NULL, status text NOT NULL, event_time timestamptz NOT NULL,
        x real, y real, z real, tags bigint[] NOT NULL,
        PRIMARY KEY (publisher, person)
      )`);
    await runner.query(`CREATE INDEX board_candidate_search_tags ON board_candidate_search USING gin (tags) WHERE status = 'available'`);
    await runner.query(`CREATE INDEX board_candidate_search_newest ON board_candidate_search (event_time DESC, person) WHERE status = 'available'`);
    await runner.query(`CREATE INDEX board_candidate_search_place ON board_candidate_search (z, y) WHERE status = 'available'`);
    await runner.query(`CREATE INDEX board_candidate_search_person ON board_candidate_search (person)`);
    await runner.query(`CREATE INDEX board_candidate_search_event_time ON board_candidate_search (event_time)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE board_candidate_search, board_candidate, board_vacancy_words, board_vacancy_search, board_vacancy`);
  }
}

/** Migrations of the board, in order. */
export const boardMigrations = [CreateBoard1763900250000, CoverBoardPlaces1764400100020];
