import { writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';
import { readMembersFile } from './members-file.js';

const fileOf = (text: string): string => {
  const file = `${testFolder('members')}/membri.yml`;
  writeFileSync(file, text);
  return file;
};

describe('a file of members', () => {
  it('is run with a coordinator and a steward, named or not', () => {
    const members = readMembersFile(fileOf('- { id: cpi-uno, kind: cpi, name: Uno }\n- { id: agenzia-due, kind: agency }\n'));
    expect(members.map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ['custode-hub', 'steward', expect.any(String)], ['provincia-lecce', 'coordinator', expect.any(String)], ['cpi-uno', 'cpi', 'Uno'], ['agenzia-due', 'agency', 'agenzia-due'],
    ]);
    expect(readMembersFile(fileOf('- { id: provincia-x, kind: coordinator }\n- { id: hub-x, kind: steward }\n')).map(({ id }) => id)).toEqual(['provincia-x', 'hub-x']);
  });

  it('is refused with every fault at once', () => {
    expect(() => readMembersFile(fileOf('- { id: CPI, kind: cpi }\n- { id: uno-due, kind: banca }\n- { id: cpi-uno, kind: cpi }\n- { id: cpi-uno, kind: cpi }\n')))
      .toThrow(/1: id "CPI"[\s\S]*2: kind "banca"[\s\S]*cpi-uno: due volte/);
    expect(() => readMembersFile(fileOf('cpi-uno'))).toThrow('una lista');
  });
});
