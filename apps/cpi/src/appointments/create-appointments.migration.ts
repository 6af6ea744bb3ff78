import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slots, the places in them, and what missed appointments may cost. The indexes keep a place from being given twice, whoever writes. */
export class CreateAppointments1763900600030 implements MigrationInterface {
  name = 'CreateAppointments1763900600030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE appointment_slot (
        id uuid PRIMARY KEY,
        office text NOT NULL,
        starts_at timestamptz NOT NULL,
        minutes integer NOT NULL CHECK (minutes > 0),
        places integer NOT NULL CHECK (places > 0),
        UNIQUE (office, starts_at)
      )`);
    await runner.query(`
      CREATE TABLE appointment (
        id uuid PRIMARY KEY,
        slot uuid NOT NULL REFERENCES appointment_slot (id),
        person uuid NOT NULL,
        place integer NOT NULL CHECK (place > 0),
        state text NOT NULL CHECK (state IN ('booked', 'cancelled', 'attended', 'missed')),
        justified boolean CHECK ((justified IS NOT NULL) = (state = 'missed')),
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX appointment_place ON appointment (slot, place) WHERE state <> 'cancelled'`);
    await runner.query(`CREATE UNIQUE INDEX appointment_once ON appointment (slot, person) WHERE state <> 'cancelled'`);
    await runner.query(`CREATE INDEX appointment_of ON appointment (person)`);
    await runner.query(`
      CREATE TABLE missed_appointment_consequence (
        appointment uuid PRIMARY KEY REFERENCES appointment (id),
        person uuid NOT NULL,
        declaration uuid NOT NULL,
        missed_on date NOT NULL,
        occasion integer NOT NULL CHECK (occasion > 0),
        consequence text NOT NULL CHECK (consequence IN ('quarter-of-a-month', 'one-month', 'forfeiture')),
        source text NOT NULL,
        decision text NOT NULL CHECK (decision IN ('proposed', 'confirmed', 'dismissed')),
        decided_by text CHECK ((decided_by IS NULL) = (decision = 'proposed')),
        decided_at timestamptz CHECK ((decided_at IS NULL) = (decision = 'proposed'))
      )`);
    await runner.query(`CREATE INDEX missed_appointment_consequence_of ON missed_appointment_consequence (person)`);
    await runner.query(`CREATE INDEX missed_appointment_consequence_under ON missed_appointment_consequence (declaration, occasion)`);
    await runner.query(`CREATE INDEX missed_appointment_consequence_by ON missed_appointment_consequence (decision, missed_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE missed_appointment_consequence`);
    await runner.query(`DROP TABLE appointment`);
    await runner.query(`DROP TABLE appointment_slot`);
  }
}
