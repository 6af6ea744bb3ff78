import { setTimeout as pause } from 'node:timers/promises';
import { figure, median, type Figure, type Series } from '@filiera/bench';
import type { Row, RowContext } from '../../campaign/row.js';
import type { Site } from '../../workload/site.js';
import { underLoad } from '../../workload/under-load.js';
import { deadline, verdictFigures } from '../../workload/verdict.js';
import { backlog } from './backlog.js';
import { bareBrokerMemory } from './bare-broker-memory.js';
import { type Kept, keptOnHub } from './kept-on-hub.js';
import { processUse, type ProcessUse } from './process-use.js';
import { SoakConfiguration } from './soak.config.js';

/** More than the machine has processors for: nobody waits for people, the nodes are as busy as they can be. */
const WRITERS = 16;
const SAMPLE_MS = 5_000;
/** Of the time: compiled code, caches and pools fill first. A quarter of an hour: the coordinator, which reads headers alone and so works least, takes twelve minutes. */
const WARM_UP = 1 / 3;
/** Of the time after the warm-up, at its beginning and at its end: these two are compared. */
const COMPARED = 0.3;
const MOST_GROWTH = 1.1;
/** A backlog may waver by what is written in so many seconds. */
const BACKLOG_SECONDS = 1;
const NAME = 'soak';

interface Sample {
  readonly seconds: number;
  readonly writes: number;
  readonly backlog: number;
  readonly kept: Kept;
  readonly uses: readonly ProcessUse[];
}

/** The network at the highest rate that it takes, for a long time: nothing may grow but the tables. */
export const soak: Row = {
  id: 'soak',
  name: '24 h compressed into a soak at the highest steady rate',
  needsRoot: false,
  inShortForm: false,
  run: async (context) => {
    const { minutes } = new SoakConfiguration(context.short);
    let samples: readonly Sample[] = [];
    const verdict = await underLoad(context, { writes: 0, writers: WRITERS }, async (site) => { samples = await sampled(context, site, minutes); });
    for (const series of seriesOf(samples)) context.plot(series);
    return [figure(`${NAME}: length`, minutes, 'min'), ...figuresOf(context, samples), ...await bareFigures(context, samples), ...verdictFigures(context, NAME, verdict)];
  },
};

async function sampled(context: RowContext, site: Site, minutes: number): Promise<Sample[]> {
  const { net, nodes, told } = site;
  const programs = [...nodes.map(({ id }) => id), net.steward, net.coordinator];
  const samples: Sample[] = [];
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1_000;
  while (seconds() < minutes * 60) {
    await pause(SAMPLE_MS);
    samples.push({ seconds: seconds(), writes: told.writes, backlog: await backlog(net, nodes), kept: await keptOnHub(net), uses: processUse(net, programs) });
    if (samples.length % 12 === 0) context.tell(`${Math.round(seconds())} s, ${told.writes} writes, ${samples.at(-1)!.backlog} events on their way, ${samples.at(-1)!.uses.map(({ name, memory }) => `${name} ${Math.round(memory)} MB`).join(', ')}`);
  }
  return samples;
}

function figuresOf(context: RowContext, samples: readonly Sample[]): Figure[] {
  const { warm, first, last } = compared(samples);
  const rate = (warm.at(-1)!.writes - warm[0]!.writes) / (warm.at(-1)!.seconds - warm[0]!.seconds);
  const growth = (name: string, of: (use: ProcessUse) => number): number => median(last.map(valueOf(name, of))) / median(first.map(valueOf(name, of)));
  const [late, early] = [median(last.map((sample) => sample.backlog)), median(first.map((sample) => sample.backlog))];
  const names = warm[0]!.uses.map(({ name }) => name);
  return [
    figure(`${NAME}: accepted writes a second, after the warm-up`, rate, 'writes/s'),
    ...names.map((name) => figure(`${NAME}: memory of ${name} at the end`, median(last.map(valueOf(name, ({ memory }) => memory))), 'MB')),
    ...names.map((name) => deadline(context, `${NAME}: memory of ${name}, end against beginning`, growth(name, ({ memory }) => memory), 'x', { atMost: MOST_GROWTH })),
    ...names.map((name) => deadline(context, `${NAME}: file descriptors of ${name}, end against beginning`, growth(name, ({ descriptors }) => descriptors), 'x', { atMost: MOST_GROWTH })),
    figure(`${NAME}: events on their way at the end`, late, 'events'),
    deadline(context, `${NAME}: backlog grown by`, (late - early) / rate, 's of work', { atMost: BACKLOG_SECONDS }),
  ];
}

/** What the broker has to remember of all that it keeps, and so grows with: the stream is the network's memory, and nothing of the others'. */
async function bareFigures({ folder }: RowContext, samples: readonly Sample[]): Promise<Figure[]> {
  const { first, last } = compared(samples);
  const keptIn = (some: readonly Sample[]): Kept => ({ messages: median(some.map(({ kept }) => kept.messages)), subjects: median(some.map(({ kept }) => kept.subjects)) });
  const moments = [keptIn(first), keptIn(last)] as const;
  const [before, after] = await bareBrokerMemory(folder, moments);
  return [
    figure(`${NAME}: messages that the hub kept, end against beginning`, moments[1].messages / moments[0].messages, 'x'),
    figure(`${NAME}: bare limit: memory of a bare broker that keeps as many, at the end`, after, 'MB'),
    figure(`${NAME}: bare limit: memory of a bare broker that keeps as many, end against beginning`, after / before, 'x'),
  ];
}

function compared(samples: readonly Sample[]): Record<'warm' | 'first' | 'last', readonly Sample[]> {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  const many = Math.ceil(warm.length * COMPARED);
  return { warm, first: warm.slice(0, many), last: warm.slice(-many) };
}

function seriesOf(samples: readonly Sample[]): Series[] {
  const names = samples[0]?.uses.map(({ name }) => name) ?? [];
  const line = (name: string, unit: string, value: (sample: Sample) => number): Series => ({ name, unit, points: samples.map((sample) => [sample.seconds, value(sample)]), marks: [] });
  return [
    line('Events on their way', 'events', (sample) => sample.backlog),
    ...names.map((name) => line(`Memory of ${name}`, 'MB', valueOf(name, ({ memory }) => memory))),
    ...names.map((name) => line(`File descriptors of ${name}`, 'descriptors', valueOf(name, ({ descriptors }) => descriptors))),
  ];
}

function valueOf(name: string, of: (use: ProcessUse) => number): (sample: Sample) => number {
  return ({ uses }) => {
    const use = uses.find((one) => one.name === name);
    return use ? of(use) : 0;
  };
}
