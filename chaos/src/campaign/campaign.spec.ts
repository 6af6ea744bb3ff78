import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '@filiera/bench';
import { optionsOf, rowsOf } from '../command-line.js';
import { writeProof } from '../report/proof.js';
import { NotHere, type Row } from './row.js';
import { runCampaign, type CampaignOrder } from './run-campaign.js';

const MACHINE = { cores: 2, processor: 'a processor', memoryGigabytes: 4, kernel: 'Linux', node: 'v24', natsServer: 'nats-server', postgres: 'PostgreSQL' };
const DAY = new Date('2026-11-23T12:00:00Z');

function row(id: string, run: Row['run'], more: Partial<Row> = {}): Row {
  return { id, name: `the fault ${id}`, needsRoot: false, inShortForm: true, run, ...more };
}

describe('a campaign', () => {
  let folder: string;
  const runs: string[] = [];
  const good = row('good', async ({ random, plot }) => {
    runs.push(`good ${random.whole(1_000_000)}`);
    plot({ name: 'Writes & reads', unit: 'a second', points: [[0, 1], [1, 30]], marks: [[0.5, 'kill <broker>']] });
    return [figure('good: lost', 0, 'events', { atMost: 0 })];
  });
  const bad = row('bad', async () => [figure('bad: lost', 1, 'events', { atMost: 0 })]);
  const broken = row('broken', async () => { throw new Error('the harness broke'); });
  const elsewhere = row('elsewhere', async () => { throw new NotHere('no loop devices'); }, { inShortForm: false });
  const order = (rows: readonly Row[], more: Partial<CampaignOrder> = {}): CampaignOrder => ({ rows, short: true, seed: 7, resume: false, folder, tell: () => undefined, ...more });

  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'chaos-spec-')); runs.length = 0; });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('counts a row that broke as not met', async () => {
    const { outcomes } = await runCampaign(order([good, bad, broken]));
    expect(outcomes.map(({ outcome }) => outcome.figures.map(({ met }) => met))).toEqual([[true], [false], [false]]);
  });

  it('gives a row the same random numbers whichever others run, and others with another seed', async () => {
    await runCampaign(order([bad, good]));
    await runCampaign(order([good]));
    await runCampaign(order([good], { seed: 8 }));
    expect(runs[0]).toBe(runs[1]);
    expect(runs[2]).not.toBe(runs[0]);
  });

  it('goes on where it was broken off, with its own seed', async () => {
    await runCampaign(order([good]));
    const again = await runCampaign(order([good, bad], { resume: true, seed: 9 }));
    expect(runs).toHaveLength(1);
    expect(again.seed).toBe(7);
    expect(again.outcomes.map(({ outcome }) => outcome.figures[0]!.name)).toEqual(['good: lost', 'bad: lost']);
    await expect(runCampaign(order([good], { resume: true, short: false }))).rejects.toThrow(/short form/);
  });

  const write = async (rows: readonly Row[], short: boolean): Promise<void> => (
    writeProof(folder, [good, bad, elsewhere], { ...await runCampaign(order(rows, { short })), short, machine: MACHINE })
  );
  const written = (): { name: string; value: number | null }[] => JSON.parse(readFileSync(join(folder, 'chaos.json'), 'utf8')) as { name: string; value: number | null }[];

  it('writes what did not run with its reason, never as met', async () => {
    await write([good, elsewhere], false);
    expect(written()).toEqual([
      { name: 'good: lost', value: 0, unit: 'events', aim: '<= 0', met: true },
      { name: 'the fault bad', value: null, unit: '', aim: null, met: null, skipped: 'not run yet' },
      { name: 'the fault elsewhere', value: null, unit: '', aim: null, met: null, skipped: 'no loop devices' },
    ]);
    const report = readFileSync(join(folder, 'chaos.md'), 'utf8');
    expect(report).toMatch(/\| `good` \| the fault good \| full \| \d{4}-\d\d-\d\d \| (?:[0-9a-f]{7,}\+?|not kept) \| 7 \| 1 of 1 \|/);
    expect(report).toContain('| `elsewhere` | the fault elsewhere | no loop devices | | | | |');
    const [, plot] = /\]\((.+\.svg)\)/.exec(report)!;
    expect(readFileSync(join(folder, plot!), 'utf8')).toMatch(/^<svg [\s\S]*Writes &amp; reads[\s\S]*kill &lt;broker&gt;[\s\S]*<\/svg>\n$/);
  });

  it('keeps what other days have shown, and the full form before the short one', async () => {
    await write([good], false);
    await write([bad], true);
    expect(written().map(({ name, value }) => [name, value])).toEqual([['good: lost', 0], ['bad: lost', 1], ['the fault elsewhere', null]]);
    const worse = row('good', async () => [figure('good: lost', 3, 'events', { atMost: 0 })]);
    await write([worse], true);
    expect(written()[0]!.value).toBe(0);
    await write([worse], false);
    expect(written()[0]!.value).toBe(3);
  });

  it('gives each row a folder, and leaves nothing of it', async () => {
    let seen = '';
    await runCampaign(order([row('files', async (context) => {
      seen = context.folder;
      expect(existsSync(seen)).toBe(true);
      return [];
    })]));
    expect(seen).toBe(join(folder, 'files'));
    expect(existsSync(seen)).toBe(false);
  });

  it('runs the rows that were asked for', () => {
    const rows = [good, bad, elsewhere, row('hours', good.run, { inShortForm: false, isLong: true })];
    const chosen = (...words: string[]): string[] => rowsOf(optionsOf(words, rows, DAY), rows).map(({ id }) => id);
    expect(chosen()).toEqual(['good', 'bad', 'elsewhere']);
    expect(chosen('--long')).toEqual(['good', 'bad', 'elsewhere', 'hours']);
    expect(chosen('--only', 'hours')).toEqual(['hours']);
    expect(chosen('--short')).toEqual(['good', 'bad']);
    expect(chosen('--short', '--only', 'elsewhere')).toEqual(['elsewhere']);
    expect(chosen('--except', 'good,bad')).toEqual(['elsewhere']);
  });
});
