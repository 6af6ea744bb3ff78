import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Slots that were withdrawn, and which declaration an appointment satisfied. Of those recorded until now it is the one whose contact has the day of the appointment: of several
 * of that day, the one that was recorded first.
 */
export class CorrectAppointments1764520000050 implements MigrationInterface {
  name = 'CorrectAppointments1764520000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE appointment_slot ADD COLUMN withdrawn boolean NOT NULL DEFAULT false, DROP CONSTRAINT appointment_slot_office_starts_at_key`);
    await runner.query(`CREATE UNIQUE INDEX appointment_slot_office_starts_at_key ON appointment_slot (office, starts_at) WHERE NOT withdrawn`);
    await runner.query(`ALTER TABLE appointment ADD COLUMN satisfied uuid CHECK (satisfied IS NULL OR state = 'attended')`);
    await runner.query(`
      UPDATE appointment SET satisfied = first.declaration FROM (
        SELECT DISTINCT ON (declaration.id) declaration.id AS declaration, attended.id AS appointment
        FROM availability_declaration AS declaration JOIN appointment AS attended ON attended.person = declaration.person AND attended.state = 'attended'
        JOIN appointment_slot AS slot ON slot.id = attended.slot AND (slot.starts_at AT TIME ZONE 'Europe/Rome')::date = declaration.contacted_on
        ORDER BY declaration.id, attended.changed_at, attended.id
      ) AS first WHERE first.appointment = appointment.id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE appointment DROP COLUMN satisfied`);
    await runner.query(`DELETE FROM appointment WHERE slot IN (SELECT id FROM appointment_slot WHERE withdrawn)`);
    await runner.query(`DELETE FROM appointment_slot WHERE withdrawn`);
    await runner.query(`DROP INDEX appointment_slot_office_starts_at_key`);
    await runner.query(`ALTER TABLE appointment_slot DROP COLUMN withdrawn, ADD CONSTRAINT appointment_slot_office_starts_at_key UNIQUE (office, starts_at)`);
  }
}
