import { publishCourse } from '../load-courses.js';
import { registerFirm } from '../load-firms.js';
import { clientsBySlot, draftAndPublish, register } from '../load-sample.js';
import type { SampleJob } from '../jobs.js';
import type { RunningNetwork } from '../network-file.js';
import type { NodeClient } from '../node-client.js';
import type { SamplePerson } from '../people.js';
import { placePerson } from './place-person.js';
import { provinceCourse } from './province-courses.js';
import { provinceFirm } from './province-firms.js';
import { provinceJob } from './province-jobs.js';
import { placedPerson, provincePerson } from './province-people.js';
import { provincePlacement } from './province-placements.js';
import type { ProvinceSize } from './province-size.js';

/** Requests on the way at each node. */
const AT_ONCE = 6;
/** After so many of each node it is written down how far the feeding came. */
const CHUNK = 60;

/** What is fed, in this order: a placement needs its person. */
export const PARTS = ['people', 'firms', 'courses', 'vacancies', 'placements'] as const;
export type Part = (typeof PARTS)[number];

/** How many of each part have been fed. */
export type Fed = Record<Part, number>;

/** Where a feeding is told and kept. */
export interface FeedingOptions {
  readonly size: ProvinceSize;
  readonly seed: number;
  readonly today: Date;
  /** How far an earlier feeding came. */
  readonly from: Fed;
  /** Called after every chunk, when all before it is in the network. */
  readonly reached: (fed: Fed) => void;
  /** One more of a part is in the network. */
  readonly one: (part: Part) => void;
}

/**
 * Feeds a province through the nodes' own HTTP interfaces. What is interrupted goes on from the last chunk; what had been fed beyond it is found and left as it is.
 * @throws NodeRefusal when a node refuses something
 */
export async function feedProvince(network: RunningNetwork, { size, seed, today, from, reached, one }: FeedingOptions): Promise<Fed> {
  const clients = clientsBySlot(network);
  const fed = { ...from };
  const month = today.getUTCMonth() + 1;
  const step: Record<Part, (index: number) => readonly [SamplePerson['at'], (node: NodeClient) => Promise<unknown>]> = {
    people: (index) => {
      const person = provincePerson(index, seed, today.getUTCFullYear());
      return [person.at, (node) => register(node, person, today)];
    },
    firms: (index) => {
      const firm = provinceFirm(index, seed);
      return [firm.at, (node) => registerFirm(node, firm, today)];
    },
    courses: (index) => {
      const course = provinceCourse(index, seed);
      return [course.at, (node) => publishCourse(node, course, today)];
    },
    vacancies: (index) => {
      const job: SampleJob = provinceJob(index, seed, month);
      return [job.at, (node) => draftAndPublish(node, job, today)];
    },
    placements: (index) => {
      const placement = provincePlacement(index, seed, today);
      const person = provincePerson(placedPerson(index, placement.job.at), seed, today.getUTCFullYear());
      return [placement.job.at, (node) => placePerson(node, person, placement, today)];
    },
  };
  for (const part of PARTS) {
    for (let first = fed[part]; first < size[part]; first += CHUNK * clients.size) {
      const end = Math.min(size[part], first + CHUNK * clients.size);
      const steps = Array.from({ length: end - first }, (_, at) => step[part](first + at));
      // A network of other members gets what is meant for those that it has.
      await Promise.all([...clients].map(([place, node]) => atOnce(AT_ONCE, steps.filter(([at]) => at === place), async ([, run]) => {
        await run(node);
        one(part);
      })));
      fed[part] = end;
      reached(fed);
    }
  }
  return fed;
}

/** Runs the work over the items, so many at a time. */
async function atOnce<T>(many: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(Array.from({ length: many }, async () => { for (const item of waiting) await work(item); }));
}
