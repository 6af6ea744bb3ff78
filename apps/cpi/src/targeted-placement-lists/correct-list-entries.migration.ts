import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries that never were, which hold no place on a list; and how one stood before it was removed, which of those removed until now nobody kept. */
export class CorrectListEntries1764520000010 implements MigrationInterface {
  name = 'CorrectListEntries1764520000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE targeted_placement_list_entry ADD COLUMN before_removal jsonb CHECK (before_removal IS NULL OR state = 'removed')`);
    await setStates(runner, `'enrolled', 'suspended', 'removed', 'annulled'`, `(reason IS NULL) = (state IN ('enrolled', 'annulled'))`, `state NOT IN ('removed', 'annulled')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM targeted_placement_list_entry WHERE state = 'annulled'`);
    await setStates(runner, `'enrolled', 'suspended', 'removed'`, `(reason IS NULL) = (state = 'enrolled')`, `state <> 'removed'`);
    await runner.query(`ALTER TABLE targeted_placement_list_entry DROP COLUMN before_removal`);
  }
}

async function setStates(runner: QueryRunner, states: string, reason: string, open: string): Promise<void> {
  await runner.query(`
    ALTER TABLE targeted_placement_list_entry
      DROP CONSTRAINT targeted_placement_list_entry_state_check, ADD CONSTRAINT targeted_placement_list_entry_state_check CHECK (state IN (${states})),
      DROP CONSTRAINT targeted_placement_list_entry_check1, ADD CONSTRAINT targeted_placement_list_entry_check1 CHECK (${reason})`);
  await runner.query(`DROP INDEX targeted_placement_list_entry_open`);
  await runner.query(`CREATE UNIQUE INDEX targeted_placement_list_entry_open ON targeted_placement_list_entry (person, list) WHERE ${open}`);
}
