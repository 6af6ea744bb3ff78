import { AGREEMENT, dueAt } from '@filiera/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERASURE_STANDARD } from '../erasures/erasure-standard.js';

/** By when each clock and each erasure is due. The database cannot count working days: what runs already is reckoned here. */
export class AddDueTimes1763900900001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE standard_clock ADD COLUMN due_at timestamptz');
    await runner.query('ALTER TABLE erasure_asked ADD COLUMN due_at timestamptz');
    const clocks = (await runner.query('SELECT standard, entity, started_at FROM standard_clock WHERE started_at IS NOT NULL')) as { standard: string; entity: string; started_at: Date }[];
    for (const { standard, entity, started_at: started } of clocks) {
      const within = AGREEMENT.serviceStandards.find(({ id }) => id === standard)?.within;
      if (within) await runner.query('UPDATE standard_clock SET due_at = $3 WHERE standard = $1 AND entity = $2', [standard, entity, dueAt(within, started)]);
    }
    const asked = (await runner.query('SELECT event, asked_at FROM erasure_asked')) as { event: string; asked_at: Date }[];
    for (const { event, asked_at: at } of asked) await runner.query('UPDATE erasure_asked SET due_at = $2 WHERE event = $1', [event, dueAt(ERASURE_STANDARD.within, at)]);
    await runner.query('ALTER TABLE erasure_asked ALTER COLUMN due_at SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE erasure_asked DROP COLUMN due_at');
    await runner.query('ALTER TABLE standard_clock DROP COLUMN due_at');
  }
}
