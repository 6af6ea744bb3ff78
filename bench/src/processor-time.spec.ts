import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { accountFor, timeOf, timeWithChildren } from './processor-time.js';

const WORK_US = 200_000;
const BURN = `while (process.cpuUsage().user < ${WORK_US});`;

describe('processor time', () => {
  it('is that of the process that worked', async () => {
    const idle = spawn('sleep', ['60']);
    try {
      const { result, spent } = await accountFor({ me: () => timeOf(process.pid), idle: () => timeOf(idle.pid!) }, async () => {
        for (const until = process.cpuUsage().user + WORK_US; process.cpuUsage().user < until;);
        return 'done';
      });
      expect(result).toBe('done');
      expect(spent.byWorker['me']).toBeGreaterThan(WORK_US / 2);
      expect(spent.byWorker['idle']).toBeLessThan(WORK_US / 2);
      expect(spent.clock).toBeGreaterThan(WORK_US / 2);
    } finally {
      idle.kill();
    }
  });

  it('of a server is that of its children too, while they live and when they have ended', async () => {
    // The shell waits for its child, and then for us.
    const server = spawn('sh', ['-c', `"${process.execPath}" -e "${BURN} console.log('worked'); process.stdin.once('data', () => process.exit())" <&3 3<&- ; echo ended; read _`], { stdio: ['pipe', 'pipe', 'inherit', 'pipe'] });
    try {
      const said = async (word: string): Promise<void> => { while (!String((await once(server.stdout!, 'data'))[0]).includes(word)); };
      await said('worked');
      expect(timeWithChildren(server.pid!)).toBeGreaterThan(WORK_US / 2);
      const ended = said('ended');
      (server.stdio[3] as NodeJS.WritableStream).write('go\n');
      await ended;
      expect(timeWithChildren(server.pid!)).toBeGreaterThan(WORK_US / 2);
      expect(timeOf(server.pid!)).toBeLessThan(WORK_US / 2);
    } finally {
      server.kill();
    }
  });
});
