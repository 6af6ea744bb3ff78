import { describe, expect, it } from '@jest/globals';
import { ProgressBar } from './progress-bar.js';

describe('a progress bar', () => {
  it('says how far the work is, and is drawn ten times a second at most', () => {
    let now = 1_000;
    const lines: string[] = [];
    const bar = new ProgressBar(200, (line) => lines.push(line), () => now);
    bar.add(50);
    bar.add(50);
    now += 200;
    bar.add(50);
    expect(lines.map((line) => line.slice(-4))).toEqual([' 25%', ' 75%']);
    bar.add(100);
    expect(bar.line).toBe(`[${'█'.repeat(30)}] 100%`);
    expect(new ProgressBar(0).line).toContain('100%');
  });
});
