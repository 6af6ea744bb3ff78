import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which versions of the agreement were published, and from which day each is in force. Nobody kept those of before: a node compared its program with nothing but itself. */
export class KeepAgreementVersions1764512400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE agreement_version (version text PRIMARY KEY, publication integer NOT NULL, effective_from date NOT NULL)');
    await runner.query(`COMMENT ON TABLE agreement_version IS 'Versions of the agreement as the coordinator published them: the how-manieth publication each is, and its first day in force'`);
    // The coordinator's own word does not come back to it from the hub.
    await runner.query(`
      INSERT INTO agreement_version (version, publication, effective_from)
      SELECT DISTINCT ON (payload::json ->> 'version') payload::json ->> 'version', entity_version, (payload::json ->> 'effectiveFrom')::date
      FROM outbox WHERE type = 'network.agreement-published.v1' AND payload IS NOT NULL
      ORDER BY payload::json ->> 'version', entity_version DESC`);
    // Whatever has been handled is known by its id, and is not handled again: what is read again for its own sake is what nobody handled then.
    await runner.query(`DELETE FROM inbox_progress WHERE stream = 'NETWORK'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agreement_version');
  }
}
