import { describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';
import type { MemberPlan } from '../members/sample-members.js';
import { addDemoKeys, initialiseNode } from './bring-in.js';
import { DataFolder } from './data-folder.js';
import { filiera } from './filiera-command.js';

const OFFICE: MemberPlan = { id: 'cpi-prova', kind: 'cpi', name: 'Centro di prova' };

describe('the keys of a node that the launcher makes', () => {
  it('are all there after a start that was stopped between making one and keeping it', async () => {
    const folder = new DataFolder(testFolder('dati'));
    await initialiseNode(folder, OFFICE, { url: 'http://127.0.0.1:1', port: 1, databaseUrl: 'postgres://nessuno@127.0.0.1:1/nessuno' });
    await filiera(['node', 'key', 'add', '--home', folder.home(OFFICE.id), '--role', 'operator', '--label', 'demo-operator']);
    await addDemoKeys(folder, OFFICE);
    expect(Object.keys(folder.access.keys[OFFICE.id]!)).toEqual(['operator', 'manager', 'technician']);
  });
});
