import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days on which graduates are looked at again, and the placements of each person with what is asked of them, both in one order: outcomes are read off the two side by side. */
export class KeepAnniversaries1764400500050 implements MigrationInterface {
  name = 'KeepAnniversaries1764400500050';

  async up(runner: QueryRunner): Promise<void> {
    // The 29th of February has its anniversary on the 28th.
    const columns = [1, 3, 5].map((years) => `ADD COLUMN anniversary_${years} date GENERATED ALWAYS AS ((graduated_on + interval '${years} years')::date) STORED`);
    await runner.query(`ALTER TABLE graduate ${columns.join(', ')}`);
    await runner.query(`CREATE INDEX graduate_anniversaries ON graduate (candidate) INCLUDE (graduated_on, degree, anniversary_1, anniversary_3, anniversary_5)`);
    await runner.query(`CREATE INDEX placement_times_of_person ON placement (person) INCLUDE (start_date, end_date, contract)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX placement_times_of_person, graduate_anniversaries`);
    await runner.query(`ALTER TABLE graduate DROP COLUMN anniversary_1, DROP COLUMN anniversary_3, DROP COLUMN anniversary_5`);
  }
}
