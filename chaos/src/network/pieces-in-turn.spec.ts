import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@filiera/testing';
import { SeededRandom } from '../workload/seeded-random.js';
import { PiecesInTurn } from './pieces-in-turn.js';

describe('pieces on their way', () => {
  it('arrive in their order, however long each takes and however busy the forwarder is', async () => {
    const random = new SeededRandom(1);
    const pieces = new PiecesInTurn();
    const arrived: number[] = [];
    for (let sent = 0; sent < 600;) {
      for (let burst = 0; burst < 3; burst++) {
        const piece = sent++;
        pieces.carry(random.next() < 0.1 ? 40 : 8, () => arrived.push(piece));
        for (const until = performance.now() + random.next(); performance.now() < until;);
      }
      await pause(1);
    }
    await eventually('all of them', () => arrived.length, (count) => count === 600);
    expect(arrived).toEqual([...arrived].sort((a, b) => a - b));
  });

  it('wait while they are held, and none overtakes them afterwards', async () => {
    const pieces = new PiecesInTurn();
    const arrived: string[] = [];
    pieces.carry(5, () => arrived.push('before'));
    pieces.hold();
    pieces.carry(0, () => arrived.push('meanwhile'));
    await pause(20);
    expect(arrived).toEqual([]);
    pieces.letGo();
    pieces.carry(0, () => arrived.push('after'));
    expect(arrived).toEqual(['before', 'meanwhile', 'after']);
  });
});
