import { AGREEMENT, ruleOf, type EventRule, type MemberKind } from '@filiera/contracts';
import { random } from '../matching/labour-market.js';
import type { Nation } from './nation.js';

const HOURS = 365 * 24;
/** Of a working day's hours, from midnight: offices and firms write between eight and eighteen. */
const BY_HOUR = [0, 0, 0, 0, 0, 0, 1, 3, 8, 12, 12, 11, 8, 7, 9, 10, 9, 6, 3, 1, 0, 0, 0, 0];
/** Hires follow the season: tourism and farming in summer, schools in September, ends of contract in December. */
const BY_MONTH = [9, 7, 8, 8, 9, 11, 10, 7, 12, 9, 8, 8];

/** What a year of a nation asks of its hubs. */
export interface YearOfTraffic {
  readonly events: number;
  /** Messages that publishers send: one for each form and party, as the agreement has it. */
  readonly published: number;
  readonly publishedInPeakHour: number;
  /** Messages handed to readers, if every province's members share one hub and read one another's vacancies without bounds. */
  readonly deliveredByOneHub: number;
  /** Messages handed to readers where each province keeps to itself what is not offered beyond it. */
  readonly deliveredByProvinces: number;
  readonly deliveredInPeakHour: number;
  /** Messages that leave their province, once for each other province that wants them. */
  readonly crossing: number;
  /** In the largest province: messages published in its peak hour. */
  readonly publishedInPeakHourOfLargest: number;
}

/**
 * Counts messages hour by hour. Forms, audiences and readers come from the agreement itself; provinces differ in size as Italian ones do,
 * the largest having some fifteen times the traffic of the median one.
 * @param sample events that are drawn; each stands for as many as it takes to make up the year
 */
export function simulateYear(nation: Nation, sample: number, seed: number): YearOfTraffic {
  const next = random(seed);
  const [drawProvince, drawHour] = [drawnBy(sizes(nation.provinces), next), drawnBy(hours(), next)];
  const types = Object.keys(nation.yearly);
  const drawType = drawnBy(types.map((type) => nation.yearly[type]!), next);
  const events = types.reduce((sum, type) => sum + nation.yearly[type]!, 0);
  const weight = events / sample;
  const [publishedBy, deliveredBy] = [new Float64Array(HOURS), new Float64Array(HOURS)];
  const largest = new Float64Array(HOURS);
  let [published, deliveredByOneHub, deliveredByProvinces, crossing] = [0, 0, 0, 0];
  for (let drawn = 0; drawn < sample; drawn++) {
    const rule = ruleOf(AGREEMENT, types[drawType()]!)!;
    const [province, hour] = [drawProvince(), drawHour()];
    const isBroadcast = rule.variants.some(({ audience }) => audience === 'all');
    const goesBeyond = next() < (isBroadcast ? nation.offeredBeyond : nation.acrossProvinces);
    const { messages, readers } = countsOf(rule, nation);
    const [beyond, readersBeyond] = !goesBeyond ? [0, 0] : isBroadcast ? [nation.provinces - 1, readers * (nation.provinces - 1)] : [1, 1];
    published += messages * weight;
    deliveredByOneHub += (isBroadcast ? readers * nation.provinces : readers) * weight;
    deliveredByProvinces += (readers + readersBeyond) * weight;
    crossing += beyond * weight;
    publishedBy[hour]! += messages * weight;
    deliveredBy[hour]! += (readers + readersBeyond) * weight;
    if (province === 0) largest[hour]! += messages * weight;
  }
  return {
    events, published, publishedInPeakHour: Math.max(...publishedBy), deliveredByOneHub, deliveredByProvinces,
    deliveredInPeakHour: Math.max(...deliveredBy), crossing, publishedInPeakHourOfLargest: Math.max(...largest),
  };
}

/** Messages and readers of one event inside a province: a form for an audience is one message, `parties` one for each of the two concerned. */
function countsOf(rule: EventRule, { members }: Nation): { messages: number; readers: number } {
  let [messages, readers] = [0, 0];
  for (const { audience, readers: kinds } of rule.variants) {
    const reading = kinds.reduce((sum, kind: MemberKind) => sum + (members[kind] ?? 0), 0);
    messages += audience === 'parties' ? Math.min(2, reading) : 1;
    readers += audience === 'parties' ? Math.min(2, reading) : reading;
  }
  return { messages, readers };
}

function sizes(provinces: number): number[] {
  return Array.from({ length: provinces }, (_, rank) => 1 / (rank + 4) ** 0.9);
}

function hours(): number[] {
  return Array.from({ length: HOURS }, (_, hour) => {
    const day = Math.floor(hour / 24);
    const isWeekend = day % 7 >= 5;
    return (isWeekend ? 0.08 : 1) * BY_HOUR[hour % 24]! * BY_MONTH[Math.min(11, Math.floor(day / 30.42))]!;
  });
}

/** Draws places of a list of weights. */
function drawnBy(weights: readonly number[], next: () => number): () => number {
  const sums = Float64Array.from(weights);
  for (let at = 1; at < sums.length; at++) sums[at]! += sums[at - 1]!;
  return () => {
    const point = next() * sums.at(-1)!;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > point) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
