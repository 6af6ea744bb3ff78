import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Internships that never were as they were entered. */
export class AnnulInternships1764520000020 implements MigrationInterface {
  name = 'AnnulInternships1764520000020';

  async up(runner: QueryRunner): Promise<void> {
    await setStatuses(runner, `'open', 'ended', 'cancelled', 'annulled'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE internship SET status = 'cancelled' WHERE status = 'annulled'`);
    await setStatuses(runner, `'open', 'ended', 'cancelled'`);
  }
}

async function setStatuses(runner: QueryRunner, statuses: string): Promise<void> {
  await runner.query(`ALTER TABLE internship DROP CONSTRAINT internship_status_check, ADD CONSTRAINT internship_status_check CHECK (status IN (${statuses}))`);
}
