import { describe, expect, it } from '@jest/globals';
import { Oracle } from './oracle.js';
import type { SpecNetwork } from './running-network.js';

/** What the databases of a run hold: rows by table. */
function holding(tables: Readonly<Record<string, object[]>>): SpecNetwork {
  const rows = async (_id: string, sql: string): Promise<object[]> => tables[/FROM (\w+)/.exec(sql)![1]!] ?? [];
  return { rows } as unknown as SpecNetwork;
}

describe('the oracle of the crash test', () => {
  const oracle = new Oracle();
  oracle.drafted('v', 'agency', 5);
  oracle.published('v');
  oracle.filled('v');

  it('is content when everything was done once', async () => {
    expect(await oracle.differencesOfOwner(holding({ vacancy: [{ id: 'v', version: 3, open: 4 }] }), 'agency')).toEqual([]);
    expect(await oracle.differencesOfBoard(holding({ board_vacancy: [{ publisher: 'agency', id: 'v', version: 3, open: '4' }] }), 'school', ['agency'])).toEqual([]);
  });

  it('sees what was lost', async () => {
    expect(await oracle.differencesOfOwner(holding({ vacancy: [{ id: 'v', version: 2, open: 5 }] }), 'agency')).toEqual(['vacancy of agency v: told v3 open 4, found v2 open 5']);
    expect(await oracle.differencesOfBoard(holding({}), 'school', ['agency'])).toEqual(['board vacancy at school agency/v: told v3 open 4, found nothing']);
  });

  it('sees what was done twice, or never told', async () => {
    expect(await oracle.differencesOfOwner(holding({ vacancy: [{ id: 'v', version: 4, open: 3 }] }), 'agency')).toHaveLength(1);
    expect(await oracle.differencesOfOwner(holding({ vacancy: [{ id: 'v', version: 3, open: 4 }], candidate: [{ id: 'c' }] }), 'agency')).toEqual(['candidate of agency c: never told']);
  });
});
