import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appointments as they were changed, by state, and those of one slot. */
export class IndexAppointmentLists1764400200010 implements MigrationInterface {
  name = 'IndexAppointmentLists1764400200010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX appointment_by_change ON appointment (changed_at DESC, id)`);
    await runner.query(`CREATE INDEX appointment_by_state ON appointment (state, changed_at DESC, id)`);
    await runner.query(`CREATE INDEX appointment_of_slot ON appointment (slot)`);
    await runner.query(`CREATE INDEX appointment_slot_by_time ON appointment_slot (starts_at, office)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX appointment_by_change, appointment_by_state, appointment_of_slot, appointment_slot_by_time`);
  }
}
