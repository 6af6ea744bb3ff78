import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Broker, startBroker } from './broker/start-broker.js';
import { KeptServer } from './kept-server.js';
import { waitUntil } from './wait-until.js';

describe('a kept server', () => {
  let folder: string;
  let kept: KeptServer<Broker>;
  let port: number | undefined;
  let ailment: string | null;
  const restarts: string[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kept-spec-'));
    port = undefined;
    ailment = null;
    restarts.length = 0;
    kept = new KeptServer<Broker>({
      start: () => startBroker({ storeDir: folder, serverName: 'kept', port }), ailing: async () => ailment, onRestart: (why) => { restarts.push(why); ailment = null; },
    });
    await kept.start();
    ({ port } = kept.current);
  });
  afterEach(async () => {
    await kept.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const another = (before: Broker): Promise<true> => waitUntil('another server', 60, () => (kept.current !== before && kept.current.running ? true : null));

  it('comes back on its port after it was killed from outside', async () => {
    const before = kept.current;
    process.kill(before.pid, 'SIGKILL');
    await another(before);
    expect(kept.current.port).toBe(before.port);
    expect(restarts).toEqual(['it ended']);
  }, 90_000);

  it('is started again when it runs and is of no use', async () => {
    const before = kept.current;
    ailment = 'it stores nothing';
    await another(before);
    expect(before.running).toBe(false);
    expect(restarts).toEqual(['it stores nothing']);
  }, 90_000);

  it('stays down when its owner killed it, until the owner starts it', async () => {
    const before = kept.current;
    await kept.kill();
    await before.gone;
    expect(restarts).toEqual([]);
    await kept.start();
    expect(kept.current.running).toBe(true);
    expect(kept.current.pid).not.toBe(before.pid);
  }, 90_000);
});
