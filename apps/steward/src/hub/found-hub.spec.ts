import { existsSync, rmSync } from 'node:fs';
import { createLocalAuthority } from '@filiera/embedded';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initNode, NodeHome, readSettings, type Registration, WrongSettings } from '@filiera/member-kit';
import { testFolder } from '@filiera/testing';
import { configurationFile, type Founding, foundHub, foundingFile, readFounding } from './found-hub.js';
import { CannotFound } from './founding-faults.js';
import { HubExists, readHubKeys } from './hub-keys.js';
import { readHubSettings } from './hub-settings.js';

const NOW = new Date('2026-11-23T08:00:00Z');

/** A machine that goes off before the write after so many. */
class FailingHome extends NodeHome {
  constructor(dir: string, private left: number) {
    super(dir);
  }

  override write(path: string, text: string | Uint8Array): void {
    this.left -= 1;
    if (this.left < 0) throw new Error('power cut');
    super.write(path, text);
  }
}

describe('the founding of a hub', () => {
  let home: NodeHome;
  let coordinator: Registration;
  let ca: string;

  const init = async (id: string, kind: 'steward' | 'coordinator', place = new NodeHome(`${testFolder(id)}/home`)): Promise<[NodeHome, Registration]> => [place, await initNode(place, {
    id, kind, name: `${id} (prova)`, agreement: '^1.0.0', http: { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' }, database: { url: 'postgres://x@127.0.0.1/x' },
  }, NOW)];
  const found = (place: NodeHome): Promise<Founding> => foundHub(place, { coordinator, servers: ['nats://127.0.0.1:1'], ca, resolverDir: '/tmp/accounts', settings: { replicas: 3 } }, NOW);
  const whole = async (founding: Founding): Promise<void> => {
    expect(readFounding(home)).toEqual(founding);
    expect(readHubKeys(home).hub.getPublicKey()).toBe(founding.hub.account);
    expect(readHubSettings(home).replicas).toBe(3);
    expect(home.read(configurationFile(home))).toContain(founding.hub.account);
    expect((await readSettings(home.dir, {})).hub).toMatchObject({ account: founding.hub.account, coordinator: { id: 'provincia-prova' } });
  };

  beforeAll(async () => {
    ca = (await createLocalAuthority(testFolder('authority'))).caPem;
  });
  beforeEach(async () => {
    [home] = await init('custode-prova', 'steward');
    [, coordinator] = await init('provincia-prova', 'coordinator');
  });

  it('is done once', async () => {
    await whole(await found(home));
    await expect(found(home)).rejects.toThrow(HubExists);
  });

  it('interrupted before any of its writes, is done again with the keys that it had made', async () => {
    let interrupted = 0;
    for (let writes = 0; ; writes += 1) {
      [home] = await init('custode-prova', 'steward');
      const cut = await found(new FailingHome(home.dir, writes)).catch((error: Error) => error);
      if (!(cut instanceof Error)) break;
      interrupted += 1;
      expect(existsSync(foundingFile(home))).toBe(false);
      const made = ['operator.nk', 'system.nk', 'hub.nk'].filter((file) => existsSync(home.file('hub', file))).map((file) => [file, home.read(home.file('hub', file))] as const);
      await whole(await found(home));
      for (const [file, seed] of made) expect(home.read(home.file('hub', file))).toBe(seed);
    }
    expect(interrupted).toBeGreaterThanOrEqual(8);
  });

  it('names everything that the hub or its members would refuse at once, writes nothing, and is done with what is right', async () => {
    const wrong = { coordinator: { ...coordinator, httpUrl: 'coordinatore.example' }, servers: ['hub.example:4222'], ca: home.read(home.signing), resolverDir: '/tmp/accounts', settings: { replicas: 2, storageFactor: 0.0001 } };
    const refused = await foundHub(home, wrong, NOW).catch((error: unknown) => error) as CannotFound;
    expect(refused).toBeInstanceOf(CannotFound);
    expect(refused.faults.map(({ name, source, seen }) => [name, source, seen])).toEqual([
      ['httpUrl', '--coordinator', 'coordinatore.example'], ['hub.servers', '--server', '["hub.example:4222"]'], ['hub.ca', '--ca', '-----BEGIN PRIVATE KEY-----'], ['replicas', '--replicas', '2'],
      ['storageFactor', '--storage-factor', '0.0001'],
    ]);
    expect(refused.message).not.toContain(home.read(home.signing).split('\n')[1]);
    expect(existsSync(home.file('hub'))).toBe(false);
    const steward = JSON.parse(home.read(home.registration)) as Registration;
    for (const other of [undefined as unknown as Registration, {} as Registration, steward]) await expect(foundHub(home, { ...wrong, coordinator: other }, NOW)).rejects.toThrow('--coordinator');
    await whole(await found(home));
  });

  it('leaves settings that say what is wrong with them when they are read', async () => {
    await found(home);
    const faults = (text: string): unknown => {
      home.write(home.file('hub', 'hub.yml'), text);
      try {
        return readHubSettings(home);
      } catch (error) {
        return error instanceof WrongSettings ? error.faults.map(({ name, seen }) => `${name}=${seen}`) : error;
      }
    };
    expect(faults('replicas: 2\nstorageFactor: molto\nreplica: 3\n')).toEqual(expect.arrayContaining(['replicas=2', 'storageFactor=molto', 'replica=3']));
    expect(faults('')).toEqual(['hub.yml=object']);
    expect(faults('a: b: c')).toEqual([expect.stringMatching(/^hub\.yml=/)]);
    rmSync(home.file('hub', 'hub.yml'));
    expect(() => readHubSettings(home)).toThrow(WrongSettings);
  });
});
