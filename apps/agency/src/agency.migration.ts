import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE agency_authorisation (valid_from date PRIMARY KEY, number text NOT NULL)`,
  `CREATE TABLE client_mandate (
    id uuid PRIMARY KEY, client_name text NOT NULL, client_vat_number text NOT NULL, sector text NOT NULL, name_shown boolean NOT NULL,
    valid_from date NOT NULL, valid_until date NOT NULL CHECK (valid_until >= valid_from)
  )`,
  `CREATE INDEX client_mandate_by_name ON client_mandate (client_name, id)`,
  `CREATE TABLE mandated_vacancy (vacancy uuid PRIMARY KEY REFERENCES vacancy (id) ON DELETE CASCADE, mandate uuid NOT NULL REFERENCES client_mandate (id))`,
  `CREATE TABLE agency_mission (
    id uuid PRIMARY KEY, candidate uuid NOT NULL, user_name text NOT NULL, user_vat_number text NOT NULL, permanent boolean NOT NULL, start_date date NOT NULL,
    end_date date NOT NULL CHECK (end_date >= start_date), extensions integer NOT NULL CHECK (extensions >= 0), ended boolean NOT NULL
  )`,
  `CREATE INDEX agency_mission_of ON agency_mission (candidate, user_vat_number)`,
  `CREATE INDEX agency_mission_by_start ON agency_mission (start_date DESC, id)`,
];

/** The agency's authorisation, its clients' mandates and its missions. */
export class CreateAgency1763900920000 implements MigrationInterface {
  name = 'CreateAgency1763900920000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE agency_mission, mandated_vacancy, client_mandate, agency_authorisation`);
  }
}
