import { AGREEMENT } from '@filiera/contracts';
import { NkeyPair } from '@filiera/member-kit';
import { eventually, startOwnBroker, testFolder } from '@filiera/testing';
import { describe, expect, it } from '@jest/globals';
import { HubConnection } from './hub-connection.js';
import { hubConfiguration } from './hub-configuration.js';
import type { HubKeys } from './hub-keys.js';
import { wantedAccount } from './keep-accounts.js';

describe('the steward\'s connections to the hub', () => {
  it('are both closed where the account that they were opened for has no streams', async () => {
    const keys: HubKeys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
    const member = wantedAccount(AGREEMENT, { id: 'cpi-uno', kind: 'cpi', status: 'active', account: NkeyPair.create('account').getPublicKey() });
    const broker = await startOwnBroker({ configuration: await hubConfiguration(keys, [member], testFolder('accounts'), new Date()) });
    try {
      const open = async (): Promise<number> => ((await (await fetch(`${broker.current.monitoringUrl}/connz`)).json()) as { num_connections: number }).num_connections;
      const held = await HubConnection.open(keys, { servers: [broker.current.url] });
      expect(await open()).toBe(2);
      await held.close();
      // The account that changes accounts owns no streams.
      await expect(HubConnection.open({ ...keys, hub: keys.system, system: keys.hub }, { servers: [broker.current.url] })).rejects.toThrow();
      await eventually('no connection left', open, (connections) => connections === 0);
    } finally {
      await broker.stop();
    }
  });
});
