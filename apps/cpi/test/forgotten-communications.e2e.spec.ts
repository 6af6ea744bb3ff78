import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningMember, testFolder } from '@filiera/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ForgetCommunications } from '../src/mandatory-communications/forget-communications.js';
import { KeepUntilOver1764504000000 } from '../src/mandatory-communications/keep-until-over.migration.js';
import { manifest } from '../src/member.js';
import { again, candidate, send, START, take } from './hand-in.fixture.js';

const KEPT_DAYS = 730;

describe('what communications say, once their employment is over', () => {
  const clock = { present: START, now: (): Date => clock.present };
  const folder = join(testFolder('forgotten-communications'), 'in');
  let cpi: RunningMember;

  beforeAll(async () => {
    mkdirSync(join(folder, 'refused'), { recursive: true });
    cpi = await RunningMember.start(manifest, { clock, settings: { work: { mandatoryCommunications: { folder, everySeconds: 3600 } } } });
  });
  afterAll(() => cpi?.stop());
  beforeEach(() => { clock.present = START; });

  const sweep = (now: string): Promise<number> => {
    clock.present = new Date(now);
    return cpi.app.get(ForgetCommunications, { strict: false }).sweep();
  };

  it('is kept as long as the agreement keeps placements, from its last day, and not a day longer', async () => {
    const hire = await take(cpi, { worker: (await candidate(cpi)).worker });
    await sweep('2029-05-30T12:00:00Z');
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'told', reading: { worker: {} } });
    expect(await sweep('2029-05-31T12:00:00Z')).toBe(1);
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'forgotten', reading: null, worker: null, employer: null, candidate: null, placement: null, startDate: null });
    const [row] = await cpi.query<object>(`SELECT * FROM mandatory_communication WHERE id = $1`, [hire.id]);
    expect(JSON.stringify(row)).not.toMatch(/Esempio|SMP|00000000018/);
    expect(await sweep('2029-06-30T12:00:00Z')).toBe(0);
  });

  it('leaves the placement as it is, and its document is not taken again', async () => {
    const hire = await take(cpi, { worker: (await candidate(cpi)).worker });
    const placement = async () => (await cpi.as('operator').get(`/placements/${hire.placement}`).expect(200)).body as object;
    const before = await placement();
    await sweep('2029-06-01T12:00:00Z');
    expect(await placement()).toEqual(before);
    expect((await send(cpi, hire.xml)).body).toMatchObject({ repeated: true, outcome: 'forgotten' });
  });

  it('stays while the employment goes on, and runs from the day on which something more came', async () => {
    const { worker } = await candidate(cpi);
    const contract = { TipologiaContrattuale: 'A.01.00', dataFine: undefined };
    const hire = await take(cpi, { worker, contract });
    expect(await sweep('2039-01-01T12:00:00Z')).toBe(0);
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'told' });
    clock.present = new Date('2029-01-10T12:00:00Z');
    const end = await take(cpi, { worker, contract, change: ['Cessazione', { dataCessazione: '2028-12-31', codiceCausa: 'DI' }] });
    expect(end.employment).toBe(hire.employment);
    expect(await sweep('2031-01-10T12:00:00Z')).toBe(0);
    expect(await sweep('2031-01-11T12:00:00Z')).toBe(1);
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'forgotten', reading: null });
  });

  it('of an office that has had them since before is read again first', async () => {
    const over = await take(cpi, { worker: (await candidate(cpi)).worker });
    const goingOn = await take(cpi, { worker: (await candidate(cpi)).worker, contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined } });
    const [migration, runner] = [new KeepUntilOver1764504000000(), cpi.app.get(DataSource).createQueryRunner()];
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await sweep(START.toISOString())).toBe(0);
    const rows = await cpi.query<{ id: string; over: string | null }>(`SELECT id, over_since::text AS over FROM mandatory_employment WHERE id = ANY ($1)`, [[over.employment, goingOn.employment]]);
    expect(Object.fromEntries(rows.map(({ id, over: since }) => [id, since]))).toEqual({ [over.employment]: '2027-05-31', [goingOn.employment]: null });
  });

  it('goes also where that of another employment cannot be read', async () => {
    const [broken, whole] = [await take(cpi, { worker: (await candidate(cpi)).worker }), await take(cpi, { worker: (await candidate(cpi)).worker })];
    const [row] = await cpi.query<{ reading: object }>(`SELECT reading FROM mandatory_communication WHERE id = $1`, [broken.id]);
    await cpi.query(`UPDATE mandatory_communication SET reading = jsonb_set(reading, '{contract}', 'null') WHERE id = $1`, [broken.id]);
    await expect(sweep('2029-06-01T12:00:00Z')).rejects.toThrow(/^1 of \d+ employments could not be forgotten$/);
    expect(await again(cpi, whole.id)).toMatchObject({ outcome: 'forgotten', reading: null });
    await cpi.query(`UPDATE mandatory_communication SET reading = $2 WHERE id = $1`, [broken.id, row!.reading]);
    await sweep('2029-06-01T12:00:00Z');
    expect(await again(cpi, broken.id)).toMatchObject({ outcome: 'forgotten', reading: null });
  });

  it('goes from the drawers of the folder too', async () => {
    const document = join(folder, 'refused', 'one.abababababab.xml');
    const filedAt = new Date(START.getTime() - KEPT_DAYS * 86_400_000);
    for (const [path, at] of [[document, filedAt], [`${document}.report.json`, filedAt]] as const) {
      writeFileSync(path, '<a/>');
      utimesSync(path, at, at);
    }
    await sweep(START.toISOString());
    expect(existsSync(document)).toBe(true);
    expect(await sweep('2026-11-29T12:00:00Z')).toBe(1);
    expect(readdirSync(join(folder, 'refused'))).toEqual([]);
  });
});
