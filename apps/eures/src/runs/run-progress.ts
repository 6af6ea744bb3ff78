import { UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import type { ImportReport } from '../imports/import-report.js';
import type { Effort } from './input-api.js';
import type { RunOutcome } from './eures-run.entity.js';
import type { ItemFault } from './read-answers.js';

interface ItemRow {
  readonly outcome: RunOutcome;
  readonly reference: string;
  readonly line?: number;
  readonly field?: string;
  readonly reason?: ItemFault['reason'];
}

/** Writes down how far a run has come, in the transaction of the work itself: the report never tells of more or less than was done. */
@Injectable()
export class RunProgress {
  constructor(private readonly work: UnitOfWork) {}

  /** Does a part of the work and writes down what came of it. */
  part(run: string, effort: Effort, work: () => Promise<ImportReport>): Promise<void> {
    return this.work.run(async (tx) => {
      const { refused, ...done } = await work();
      const rows = (Object.keys(done) as (keyof typeof done)[]).flatMap((outcome) => done[outcome].map((reference): ItemRow => ({ outcome, reference })));
      const faults = refused.map(({ name, line, field, reason }): ItemRow => ({ outcome: 'refused', reference: name, line, field, reason }));
      await this.write(run, [...rows, ...faults], effort, tx);
    });
  }

  /** Notes items of an answer that cannot be used. */
  refuse(run: string, effort: Effort, faults: readonly ItemFault[]): Promise<void> {
    return this.work.run((tx) => this.write(run, faults.map((fault) => ({ outcome: 'refused', line: 1, ...fault })), effort, tx));
  }

  private async write(run: string, rows: readonly ItemRow[], effort: Effort, tx: Transaction): Promise<void> {
    await tx.query(
      `INSERT INTO eures_run_item (run, outcome, reference, line, field, reason)
       SELECT $1, i.* FROM jsonb_to_recordset($2::jsonb) AS i(outcome text, reference text, line integer, field text, reason jsonb)`, [run, JSON.stringify(rows)]);
    // A document with three faults is refused once.
    const counted = new Map<RunOutcome, Set<string>>();
    for (const { outcome, reference } of rows) counted.set(outcome, (counted.get(outcome) ?? new Set()).add(reference));
    const more = Object.fromEntries([...counted].map(([outcome, references]) => [outcome, references.size]));
    await tx.query(
      `UPDATE eures_run SET requests = $2, retries = $3,
         counts = (SELECT jsonb_object_agg(key, value::int + coalesce(($4::jsonb ->> key)::int, 0)) FROM jsonb_each_text(counts))
       WHERE id = $1`, [run, effort.requests, effort.retries, JSON.stringify(more)]);
  }
}
