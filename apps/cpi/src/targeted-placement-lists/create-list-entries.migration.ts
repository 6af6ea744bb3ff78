import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The order in which people of a list come: `id` makes it one order, so that no page shows a person twice. */
const RANKING = 'points DESC, enrolled_on, id';

/** Entries of the lists of targeted placement, at most one of a person in each list that is not removed. Each way of listing them has its ranking ready. */
export class CreateListEntries1764505000000 implements MigrationInterface {
  name = 'CreateListEntries1764505000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE targeted_placement_list_entry (
        id uuid PRIMARY KEY,
        person uuid NOT NULL,
        list text NOT NULL CHECK (list IN ('disability', 'protected')),
        enrolled_on date NOT NULL,
        points integer NOT NULL,
        points_confirmed_by text NOT NULL,
        points_confirmed_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('enrolled', 'suspended', 'removed')),
        state_since date NOT NULL CHECK (state_since >= enrolled_on),
        reason text CHECK ((reason IS NULL) = (state = 'enrolled')),
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX targeted_placement_list_entry_open ON targeted_placement_list_entry (person, list) WHERE state <> 'removed'`);
    await runner.query(`CREATE INDEX targeted_placement_list_entry_of ON targeted_placement_list_entry (person, ${RANKING})`);
    await runner.query(`CREATE INDEX targeted_placement_list_entry_ranking ON targeted_placement_list_entry (${RANKING})`);
    await runner.query(`CREATE INDEX targeted_placement_list_entry_by_list ON targeted_placement_list_entry (list, ${RANKING})`);
    await runner.query(`CREATE INDEX targeted_placement_list_entry_by_state ON targeted_placement_list_entry (state, ${RANKING})`);
    await runner.query(`CREATE INDEX targeted_placement_list_entry_by_list_and_state ON targeted_placement_list_entry (list, state, ${RANKING})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE targeted_placement_list_entry`);
  }
}
