import { createServer, type Server } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '@filiera/embedded';
import { SAMPLE_MEMBERS } from '../members/sample-members.js';
import { choosePorts } from './choose-ports.js';

const held = (port: number): Promise<Server> => new Promise((resolve) => {
  const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
});

describe('the ports of a network', () => {
  it('are all different, and go round those that others hold', async () => {
    const base = await freePort();
    const holder = await held(base);
    try {
      const ports = await choosePorts(SAMPLE_MEMBERS, base);
      const all = [ports.broker, ports.database, ports.identity, ...Object.values(ports.nodes)];
      expect(new Set(all).size).toBe(all.length);
      expect(all).not.toContain(base);
      expect(Object.keys(ports.nodes)).toEqual(SAMPLE_MEMBERS.map(({ id }) => id));
    } finally {
      holder.close();
    }
  });

  it.each([1719, 5060, 6665, 10_080])('leave out what browsers and fetch refuse to call, as %d', async (refused) => {
    // The whole reason, asked of fetch itself: it gives up before anything leaves.
    await expect(fetch(`http://127.0.0.1:${refused}`)).rejects.toMatchObject({ cause: { message: 'bad port' } });
    const { nodes } = await choosePorts(SAMPLE_MEMBERS, refused - 1);
    for (const port of Object.values(nodes)) {
      const why = await fetch(`http://127.0.0.1:${port}`).catch(({ cause }: { cause?: Error }) => cause?.message);
      expect(why).not.toBe('bad port');
    }
  });

  it('stay what they were at the start before', async () => {
    const base = await freePort();
    const first = await choosePorts(SAMPLE_MEMBERS, base);
    expect(await choosePorts(SAMPLE_MEMBERS, base + 1_000, first)).toEqual(first);
  });
});
