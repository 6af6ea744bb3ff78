import { rmSync, writeFileSync } from 'node:fs';
import { createLocalAuthority, type LocalAuthority } from '@filiera/embedded';
import { type HubSettings, initNode, NkeyPair, NodeHome } from '@filiera/member-kit';
import { startOwnBroker, testFolder } from '@filiera/testing';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Finding } from './check-list.js';
import { hubChecks } from './hub-checks.js';

const MEMBER = { id: 'cpi-prova', kind: 'cpi', name: 'Centro di prova' } as const;
const HOSTS = ['127.0.0.1', 'localhost'];
const TWO_YEARS_AGO = new Date(Date.now() - 730 * 86_400_000);

describe('the check of the connection to a hub with a certificate', () => {
  const home = new NodeHome(`${testFolder('hub-checks')}/nodo`);
  const brokers: Awaited<ReturnType<typeof startOwnBroker>>[] = [];

  beforeAll(async () => {
    await initNode(home, { ...MEMBER, agreement: '^1.0.0', http: { host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000' }, database: { url: 'postgres://x@127.0.0.1/x' } }, new Date());
  });
  afterEach(async () => {
    for (const broker of brokers.splice(0)) await broker.stop();
  });

  const hubOf = async (authority: LocalAuthority): Promise<HubSettings> => {
    const broker = await startOwnBroker({ tls: await authority.issue('hub', HOSTS) });
    brokers.push(broker);
    return {
      servers: [broker.current.url], account: NkeyPair.create('account').getPublicKey(), ca: 'keys/ca.pem', coordinator: { id: 'provincia', url: 'http://127.0.0.1:1', signingKeys: [] },
    };
  };
  const connecting = async (hub: HubSettings, ...trusted: LocalAuthority[]): Promise<Finding> => {
    rmSync(home.authority, { force: true });
    writeFileSync(home.authority, trusted.map(({ caPem }) => caPem).join(''));
    const checks = hubChecks(home, MEMBER, hub);
    const finding = await checks[0]!.run();
    if (finding.ok) await checks.at(-1)!.run();
    return finding;
  };

  it('says that it has expired, whom to tell, and not that its authority is another', async () => {
    const authority = await createLocalAuthority(testFolder('authority'), () => TWO_YEARS_AGO);
    expect(await connecting(await hubOf(authority), authority)).toMatchObject({ ok: false, why: expect.stringContaining('expired'), todo: { en: expect.stringContaining('(the steward), who renews it') } });
  });

  it('says where to put the authority that took the place of the one it knows, which counts beside it there', async () => {
    const [before, after] = [await createLocalAuthority(testFolder('before')), await createLocalAuthority(testFolder('after'))];
    expect(await connecting(await hubOf(after), before)).toMatchObject({ ok: false, todo: { en: expect.stringContaining('put it into keys/ca.pem and restart the node') } });
    for (const authority of [before, after]) expect(await connecting(await hubOf(authority), before, after)).toEqual({ ok: true, detail: 'TLS' });
  });
});
