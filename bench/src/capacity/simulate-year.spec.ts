import { describe, expect, it } from '@jest/globals';
import { ITALY, type Nation } from './nation.js';
import { simulateYear } from './simulate-year.js';

const only = (type: string, count: number, changes: Partial<Nation> = {}): Nation => ({ ...ITALY, yearly: { [type]: count }, offeredBeyond: 0, acrossProvinces: 0, ...changes });

describe('a simulated year of a nation', () => {
  it('is the same for the same seed', () => {
    expect(simulateYear(ITALY, 20_000, 5)).toEqual(simulateYear(ITALY, 20_000, 5));
  });

  it('publishes a vacancy once, for all, and hands it to every member of the province that may read it', () => {
    const year = simulateYear(only('vacancy.published.v1', 1_000), 1_000, 1);
    expect(year).toMatchObject({ events: 1_000, published: 1_000, crossing: 0 });
    expect(year.deliveredByProvinces).toBeCloseTo(1_000 * (5 + 25 + 40 + 1 + 1));
    expect(year.deliveredByOneHub).toBeCloseTo(110 * year.deliveredByProvinces);
  });

  it('publishes a candidate once for each form of the agreement', () => {
    expect(simulateYear(only('candidate.registered.v1', 500), 500, 1).published).toBeGreaterThan(500);
  });

  it('carries what is offered beyond its province to each of the others once', () => {
    expect(simulateYear(only('vacancy.published.v1', 100, { offeredBeyond: 1 }), 100, 1).crossing).toBeCloseTo(100 * 109);
  });

  it('has its peak in working hours, above the average', () => {
    const { published, publishedInPeakHour } = simulateYear(ITALY, 200_000, 5);
    expect(publishedInPeakHour).toBeGreaterThan(2 * (published / 8_760));
  });
});
