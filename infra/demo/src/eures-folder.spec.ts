import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeEuresFixture } from './eures-fixture.js';
import { readEuresFolder } from './eures-folder.js';

describe('a folder of EURES vacancies', () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'filiera-eures-spec-')); });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read with the folders below it, whatever else lies there', async () => {
    await mkdir(join(folder, 'ads'));
    await writeFile(join(folder, 'ads', 'one.xml'), '<PositionOpening/>');
    await writeFile(join(folder, 'answer.json'), JSON.stringify([{ reference: 'r', source: 's', status: 'ACTIVE', content: '<x/>', unknown: 1 }]));
    await writeFile(join(folder, 'codes.json'), JSON.stringify({ A: 'something else' }));
    await writeFile(join(folder, 'README.md'), 'words');
    expect(await readEuresFolder(folder)).toEqual({
      documents: [{ name: 'one.xml', xml: '<PositionOpening/>' }], details: [{ reference: 'r', source: 's', status: 'ACTIVE', content: '<x/>' }],
    });
  });

  it('says so when there is nothing to read', async () => {
    await expect(readEuresFolder(folder)).rejects.toThrow(/holds no HR-XML document/);
    await expect(readEuresFolder(join(folder, 'missing'))).rejects.toThrow(/no such folder/);
  });

  it('can be the demo’s own fixture, files and answers', async () => {
    await writeEuresFixture(folder, new Date('2026-11-23T09:00:00Z'));
    const { documents, details } = await readEuresFolder(folder);
    expect([documents.length, details.length]).toEqual([2, 2]);
  });
});
