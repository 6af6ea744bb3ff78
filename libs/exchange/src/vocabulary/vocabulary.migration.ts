import type { MigrationInterface, QueryRunner } from 'typeorm';

/** ESCO as this node has it: concepts, their labels in each language, and how they hang together. */
export class CreateVocabulary1763900410000 implements MigrationInterface {
  name = 'CreateVocabulary1763900410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE vocabulary_occupation (uri text PRIMARY KEY, isco text NOT NULL CHECK (isco ~ '^[0-9]{4}$'))`);
    await runner.query(`CREATE INDEX vocabulary_occupation_isco ON vocabulary_occupation (isco text_pattern_ops)`);
    await runner.query(`CREATE TABLE vocabulary_skill (uri text PRIMARY KEY, knowledge boolean NOT NULL, reuse text)`);
    await runner.query(`CREATE TABLE vocabulary_group (uri text PRIMARY KEY, code text NOT NULL)`);
    // Words are folded by the program (lower case, no accents), so that "perche" finds "perché" without an extension of the database.
    await runner.query(`
      CREATE TABLE vocabulary_label (
        uri text NOT NULL, language text NOT NULL CHECK (language ~ '^[a-z]{2}$'), preferred text NOT NULL, description text,
        words text NOT NULL, terms tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED,
        PRIMARY KEY (uri, language)
      )`);
    await runner.query(`CREATE INDEX vocabulary_label_terms ON vocabulary_label USING gin (terms)`);
    await runner.query(`
      CREATE TABLE vocabulary_relation (occupation text NOT NULL, skill text NOT NULL, essential boolean NOT NULL, PRIMARY KEY (occupation, skill))`);
    await runner.query(`CREATE INDEX vocabulary_relation_skill ON vocabulary_relation (skill)`);
    await runner.query(`
      CREATE TABLE vocabulary_skill_relation (skill text NOT NULL, related text NOT NULL, essential boolean NOT NULL, PRIMARY KEY (skill, related))`);
    await runner.query(`CREATE TABLE vocabulary_broader (uri text NOT NULL, broader text NOT NULL, PRIMARY KEY (uri, broader))`);
    await runner.query(`CREATE INDEX vocabulary_broader_broader ON vocabulary_broader (broader)`);
    await runner.query(`CREATE TABLE vocabulary_collection (name text NOT NULL, uri text NOT NULL, PRIMARY KEY (name, uri))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['collection', 'broader', 'skill_relation', 'relation', 'label', 'group', 'skill', 'occupation']) {
      await runner.query(`DROP TABLE vocabulary_${table}`);
    }
  }
}

/** Migrations of the vocabulary, in order. */
export const vocabularyMigrations = [CreateVocabulary1763900410000];
