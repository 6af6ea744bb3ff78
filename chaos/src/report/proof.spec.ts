import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ALL_ROWS } from '../rows/all-rows.js';
import { figuresText, knownOf, reportOf } from './proof.js';
import { readRecords, type RowRecord } from './row-record.js';

const PROOF = resolve(import.meta.dirname, '../../../docs/proof');
const MACHINE = 'Machine: 2 cores.';

describe('the report of the faults', () => {
  it('says what the records say, and nothing else: npm run chaos -- --report', () => {
    const known = knownOf(ALL_ROWS, readRecords(PROOF));
    expect(readFileSync(resolve(PROOF, 'chaos.json'), 'utf8')).toBe(figuresText(known));
    expect(readFileSync(resolve(PROOF, 'chaos.md'), 'utf8')).toBe(reportOf(known));
  });

  it('says of each row when, on what and at which commit it ran, and that the commit was not kept where it was not', () => {
    const record: RowRecord = { date: '2026-11-23', machine: MACHINE, seed: 7, short: false, figures: [], plots: [] };
    const [one, other] = ALL_ROWS;
    const report = reportOf(knownOf([one!, other!], { [one!.id]: { ...record, commit: 'abc1234+' }, [other!.id]: record }));
    expect(report).toContain(`## ${one!.name}\n\n2026-11-23, commit abc1234+. ${MACHINE}\n`);
    expect(report).toContain(`## ${other!.name}\n\n2026-11-23, commit not kept. ${MACHINE}\n`);
    expect(report).toContain('| full | 2026-11-23 | abc1234+ | 7 |');
    expect(report).toContain('| full | 2026-11-23 | not kept | 7 |');
  });
});
