import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningMember, samplePerson, sampleProfile, testFolder } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WatchFolder } from '../src/mandatory-communications/folder/watch-folder.js';
import { manifest } from '../src/member.js';
import { again, candidate, coded, send, START, take, type Worker } from './hand-in.fixture.js';
import { unilav } from './unilav.fixture.js';

describe('mandatory communications in the watched folder of an employment office', () => {
  const folder = join(testFolder('communications'), 'in');
  let cpi: RunningMember;

  beforeAll(async () => {
    cpi = await RunningMember.start(manifest, { clock: { now: () => START }, settings: { work: { mandatoryCommunications: { folder, everySeconds: 3600 } } } });
  });
  afterAll(() => cpi?.stop());

  const watcher = (): WatchFolder => cpi.app.get(WatchFolder, { strict: false });
  const drop = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
  const filed = (drawer: string, name: string): { xml: string; report: Record<string, unknown> } => {
    const found = readdirSync(join(folder, drawer)).find((file) => file.startsWith(`${name}.`) && file.endsWith('.xml'))!;
    return { xml: readFileSync(join(folder, drawer, found), 'utf8'), report: JSON.parse(readFileSync(join(folder, drawer, `${found}.report.json`), 'utf8')) as Record<string, unknown> };
  };

  it('are taken when nobody writes them any more, and filed with a report', async () => {
    const { id, worker } = await candidate(cpi);
    const good = coded(unilav, { worker });
    drop('good.xml', good.xml);
    drop('bad.xml', coded(unilav, { worker, pay: '0', contract: { dataFine: undefined } }).xml);
    drop('broken.xml', '<UniLav>');
    drop('notes.txt', 'Esempio');
    mkdirSync(join(folder, 'folder.xml'), { recursive: true });
    expect(await watcher().sweep()).toBe(0);
    expect(await watcher().sweep()).toBe(3);
    expect(filed('accepted', 'good')).toMatchObject({ xml: good.xml, report: { file: 'good.xml', code: good.code, repeated: false, communication: expect.any(String) } });
    expect(filed('refused', 'bad').report).toMatchObject({ refused: 'communication.refused', faults: [{ rule: 'endDateRequired', text: { it: expect.any(String), en: expect.any(String) } }, { rule: 'payPositive' }] });
    expect(filed('refused', 'broken').report).toMatchObject({ refused: 'communication.unreadable' });
    expect(readdirSync(folder).sort()).toEqual(['accepted', 'folder.xml', 'notes.txt', 'refused']);
    expect((await cpi.as('operator').get(`/mandatory-communications?candidate=${id}`).expect(200)).body).toMatchObject({ total: 1, items: [{ code: good.code, receivedBy: 'folder' }] });
  });

  it('are said to be out of reach while the folder cannot be written', async () => {
    const part = async (): Promise<unknown> => ((await cpi.as('technician').get('/health/ready')).body as { parts: { name: string }[] }).parts.find(({ name }) => name === 'communications-folder');
    renameSync(folder, `${folder}-elsewhere`);
    writeFileSync(folder, '');
    await expect(watcher().sweep()).rejects.toThrow('the node cannot read and write in the folder work.mandatoryCommunications.folder (');
    expect(await part()).toMatchObject({ up: false, required: false, text: { it: expect.stringContaining('ReadWritePaths') } });
    rmSync(folder);
    renameSync(`${folder}-elsewhere`, folder);
    await watcher().sweep();
    expect(await part()).toMatchObject({ up: true });
  });

  it('are not applied again when the node stopped before it could file them', async () => {
    const { id, worker } = await candidate(cpi);
    const { xml } = await take(cpi, { worker });
    drop('again.xml', xml);
    await watcher().sweep();
    expect(await watcher().sweep()).toBe(1);
    expect(filed('accepted', 'again').report).toMatchObject({ repeated: true });
    expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body.total).toBe(1);
  });

  it('wait where they are while it is not they who are to blame: a restored node that has not heard yet what it told, a placement that it has forgotten', async () => {
    const [{ worker }, other] = [await candidate(cpi), (await candidate(cpi)).worker];
    const known = await take(cpi, { worker: other });
    drop('hire.xml', coded(unilav, { worker }).xml);
    drop('extension.xml', coded(unilav, { worker: other, change: ['Proroga', { dataFineProroga: '2027-08-31' }] }).xml);
    await watcher().sweep();
    await cpi.query('INSERT INTO outbox_doubt VALUES (now())');
    await expect(watcher().sweep()).rejects.toMatchObject({ code: 'node.restored' });
    await cpi.query('DELETE FROM outbox_doubt');
    await cpi.query(`INSERT INTO outbox_forgotten SELECT stream, entity, type, 9, person, now() FROM outbox WHERE entity = $1 LIMIT 1`, [known.placement]);
    await expect(watcher().sweep()).rejects.toMatchObject({ code: 'entity.forgotten' });
    expect(readdirSync(folder).filter((name) => ['hire.xml', 'extension.xml'].includes(name))).toEqual(['extension.xml']);
    await cpi.query('DELETE FROM outbox_forgotten');
    expect(await watcher().sweep()).toBe(1);
    for (const name of ['hire', 'extension']) expect(filed('accepted', name).report).toMatchObject({ repeated: false });
  });

  it('go with the person whose tax code was corrected after they came', async () => {
    const [before, after] = [samplePerson(30_002), samplePerson(30_002, { year: 1981 })];
    const { id } = (await cpi.as('operator').post('/candidates', { ...before, profile: sampleProfile }).expect(201)).body as { id: string };
    drop('old.xml', coded(unilav, { worker: before as unknown as Worker }).xml);
    drop('refused.xml', coded(unilav, { worker: before as unknown as Worker, pay: '0' }).xml);
    await watcher().sweep();
    await watcher().sweep();
    const { taxCode, birthDate } = after as { taxCode: string; birthDate: string };
    await cpi.as('operator').patch(`/candidates/${id}/person`, { taxCode, birthDate }).expect(200);
    // A correction by the employer: the first one names no candidate, and is told by the second alone.
    const wrong = samplePerson(30_003);
    drop('wrong-code.xml', coded(unilav, { worker: wrong as unknown as Worker, contract: { dataInizio: '2026-10-01' } }).xml);
    await watcher().sweep();
    await watcher().sweep();
    const previous = filed('accepted', 'wrong-code').report['code'] as string;
    await take(cpi, { worker: after as unknown as Worker, type: '03', previous, contract: { dataInizio: '2026-10-01' } });
    await cpi.as('manager').post(`/candidates/${id}/erase`).expect(202);
    const documents = ['accepted', 'refused'].flatMap((drawer) => readdirSync(join(folder, drawer)).map((file) => readFileSync(join(folder, drawer, file), 'utf8')));
    for (const code of [before['taxCode'], taxCode, wrong['taxCode']]) {
      expect(documents.filter((text) => text.includes(String(code)))).toEqual([]);
      expect(await cpi.query(`SELECT 1 FROM mandatory_communication AS r WHERE to_jsonb(r)::text LIKE '%' || $1 || '%'`, [code])).toEqual([]);
    }
  });

  it('go with the person who is erased, also those that came before they were a candidate and those refused', async () => {
    const person = samplePerson(30_001);
    const worker = person as unknown as Worker;
    drop('early.xml', coded(unilav, { worker, contract: { dataInizio: '2026-10-01' } }).xml);
    drop('wrong.xml', coded(unilav, { worker, pay: '0' }).xml);
    await watcher().sweep();
    await watcher().sweep();
    const { id } = (await cpi.as('operator').post('/candidates', { ...person, profile: sampleProfile }).expect(201)).body as { id: string };
    const { xml } = coded(unilav, { worker });
    const taken = await send(cpi, xml, { 'idempotency-key': 'one-hire' });
    await cpi.as('manager').post(`/candidates/${id}/erase`).expect(202);
    const taxCode = String(worker.taxCode);
    for (const table of ['mandatory_communication', 'mandatory_employment', 'idempotency', 'placement', 'outbox']) {
      expect([table, await cpi.query(`SELECT 1 FROM ${table} AS r WHERE to_jsonb(r)::text LIKE '%' || $1 || '%'`, [taxCode])]).toEqual([table, []]);
    }
    expect(await cpi.query(`SELECT 1 FROM mandatory_employment WHERE person = $1`, [id])).toEqual([]);
    const documents = ['accepted', 'refused'].flatMap((drawer) => readdirSync(join(folder, drawer)).map((file) => readFileSync(join(folder, drawer, file), 'utf8')));
    expect(documents.filter((text) => text.includes(taxCode))).toEqual([]);
    expect(existsSync(join(folder, 'accepted'))).toBe(true);
    expect(await again(cpi, taken.body.id)).toMatchObject({ worker: null, reading: null, outcome: 'erased', placement: null });
    expect((await send(cpi, xml)).body).toMatchObject({ id: taken.body.id, repeated: true, outcome: 'erased' });
  });
});
