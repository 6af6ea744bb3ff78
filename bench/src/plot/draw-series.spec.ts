import { describe, expect, it } from '@jest/globals';
import { drawSeries } from './draw-series.js';

const linePoints = (svg: string): number[][] => /<polyline[^>]*points="([^"]+)"/.exec(svg)![1]!.split(' ').map((point) => point.split(',').map(Number));

describe('a drawn series', () => {
  it('lays seconds from nought to the last, and values from nought to a round number above the highest', () => {
    const svg = drawSeries({ name: 'writes', unit: 'a second', points: [[0, 0], [10, 40]], marks: [[5, 'killed <a> node']] });
    expect(linePoints(svg)).toEqual([[60, 224], [885, 224 - 0.8 * 190]]);
    expect(svg).toContain('>10 s</text>');
    expect(svg).toContain('<title>killed &lt;a&gt; node</title>');
  });

  it('shows what grows with a power of the size as a straight line', () => {
    const [first, second, third] = linePoints(drawSeries({
      name: 'time', unit: 'ms', points: [[1_000, 0.5], [10_000, 5], [100_000, 50]], marks: [], growsWith: 'events',
    })) as [number[], number[], number[]];
    expect(second[0]! - first[0]!).toBeCloseTo(third[0]! - second[0]!, 0);
    expect(first[1]! - second[1]!).toBeCloseTo(second[1]! - third[1]!, 0);
    expect(first[1]!).toBeGreaterThan(second[1]!);
  });
});
