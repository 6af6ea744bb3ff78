import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An invitation that was replaced, or whose member came in with another one, lets nobody in any more. */
export class VoidInvitations1764508200010 implements MigrationInterface {
  name = 'VoidInvitations1764508200010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invitation ADD COLUMN voided_at timestamptz');
    await runner.query('CREATE INDEX invitation_member ON invitation (member)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX invitation_member');
    await runner.query('ALTER TABLE invitation DROP COLUMN voided_at');
  }
}
