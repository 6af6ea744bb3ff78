import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@filiera/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Filing } from './filing.js';

const DIGEST = 'ab'.repeat(32);

describe('filing documents', () => {
  let folder: string;
  let filing: Filing;

  beforeEach(async () => {
    folder = join(testFolder('filing'), 'in');
    mkdirSync(folder);
    filing = new Filing(folder);
    await filing.open();
  });
  const file = async (name: string, content: string | Buffer): Promise<void> => {
    writeFileSync(join(folder, name), content);
    await filing.file(name, DIGEST, 'refused', { file: name });
  };

  it('gives document and report names that come from the content, for nobody else to read', async () => {
    await file('one.xml', '<a/>');
    await file('one.xml', '<a/>');
    expect(readdirSync(join(folder, 'refused')).sort()).toEqual(['one.abababababab.xml', 'one.abababababab.xml.report.json']);
    expect(statSync(join(folder, 'refused')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'refused', 'one.abababababab.xml.report.json')).mode & 0o777).toBe(0o600);
  });

  it('removes what was filed before a moment, and what has lost its report', async () => {
    for (const name of ['old.xml', 'new.xml', 'bare.xml']) await file(name, '<a/>');
    const report = (name: string): string => join(folder, 'refused', `${name}.abababababab.xml.report.json`);
    utimesSync(report('old'), new Date('2024-11-29T23:59:59Z'), new Date('2024-11-29T23:59:59Z'));
    utimesSync(report('new'), new Date('2024-11-30T00:00:00Z'), new Date('2024-11-30T00:00:00Z'));
    rmSync(report('bare'));
    expect(await filing.removeFiledBefore(new Date('2024-11-30T00:00:00Z'))).toBe(2);
    expect(readdirSync(join(folder, 'refused')).sort()).toEqual(['new.abababababab.xml', 'new.abababababab.xml.report.json']);
    expect(await new Filing(join(folder, 'nowhere')).removeFiledBefore(new Date())).toBe(0);
  });

  it('removes what names a person: in the content, however it is encoded or spaced, or in the name', async () => {
    await file('plain.xml', '<c>smppsn80a01e506p</c>');
    await file('wide.xml', Buffer.from('\ufeff<c>SMPPSN80A01E506P</c>', 'utf16le'));
    await file('spaced.xml', '<c>SMP PSN 80A01 E506P</c>');
    await file('SMPPSN80A01E506P.xml', '<c');
    await file('other.xml', '<c>SMPPSN81A01E506Q</c>');
    expect(await filing.remove('SMPPSN80A01E506P')).toBe(4);
    expect(readdirSync(join(folder, 'refused')).sort()).toEqual(['other.abababababab.xml', 'other.abababababab.xml.report.json']);
    expect(await new Filing(join(folder, 'nowhere')).remove('SMPPSN80A01E506P')).toBe(0);
    await file('third.xml', '<c>1600026200000001</c>');
    expect(await filing.remove('SMPPSN81A01E506Q', '1600026200000001', 'SMPPSN82A01E506R')).toBe(2);
  });
});
