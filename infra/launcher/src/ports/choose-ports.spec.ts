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

  it('stay what they were at the start before', async () => {
    const base = await freePort();
    const first = await choosePorts(SAMPLE_MEMBERS, base);
    expect(await choosePorts(SAMPLE_MEMBERS, base + 1_000, first)).toEqual(first);
  });
});
