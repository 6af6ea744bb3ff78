import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from './figure.js';
import { ALL_GROUPS } from './groups/all-groups.js';
import { reportOf, writeProof, type Measurement } from './report.js';

const PROOF = resolve(import.meta.dirname, '../../docs/proof');
const MACHINE = { cores: 2, processor: 'a processor', memoryGigabytes: 4, kernel: 'Linux', node: 'v24', natsServer: 'nats-server', postgres: 'PostgreSQL' };
const GROUPS = [{ id: 'one', title: 'one', taken: 'By turns.' }, { id: 'two', title: 'two', taken: 'Once.' }];

describe('the report of the measurements', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'bench-spec-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (at: number, more: Partial<Measurement>): string => {
    const { title } = GROUPS[at]!;
    writeProof(folder, { groups: GROUPS, measured: [{ ...GROUPS[at]!, series: [] }], figures: [figure(`${title}: rate`, at, 'events/s')], date: new Date('2026-11-23T12:00:00Z'), machine: MACHINE, ...more });
    return readFileSync(join(folder, 'bench.md'), 'utf8');
  };

  it('follows from what stands beside it, and from nothing else: npm run bench -- --report', () => {
    expect(readFileSync(join(PROOF, 'bench.md'), 'utf8')).toBe(reportOf(PROOF, ALL_GROUPS));
  });

  it('says of each group when, on what and at which commit it was measured, and how, whenever the others were', () => {
    write(0, { commit: 'abc1234' });
    const report = write(1, { date: new Date('2026-11-24T12:00:00Z'), machine: { ...MACHINE, cores: 64 } });
    expect(report).toMatch(/## One\n\nBy turns\. Measured 2026-11-23, commit abc1234\. Machine: 2 cores/);
    expect(report).toMatch(/## Two\n\nOnce\. Measured 2026-11-24, commit not kept\. Machine: 64 cores/);
  });
});
