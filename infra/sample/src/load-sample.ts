import { COURSES } from './courses.js';
import { FIRMS } from './firms.js';
import type { RunningNetwork } from './network-file.js';
import { JOBS, type SampleJob } from './jobs.js';
import { publishCourse } from './load-courses.js';
import { registerFirm } from './load-firms.js';
import { NodeClient, NodeRefusal } from './node-client.js';
import type { Outcome } from './outcome.js';
import { PEOPLE, type SamplePerson } from './people.js';
import { draftOf, registrationOf, titleOf } from './requests.js';

/** What loading the sample did. */
export interface LoadedSample {
  readonly people: number;
  readonly vacancies: number;
  readonly firms: number;
  readonly courses: number;
  /** Already there from an earlier start. */
  readonly known: number;
}

/**
 * Loads the sample through the nodes' own HTTP interfaces. It may be repeated: what is there stays as it is.
 * Members of a custom network get the part of the sample that is meant for their kind and position.
 * @throws NodeRefusal when a node refuses something
 */
export async function loadSample(network: RunningNetwork, now: Date = new Date()): Promise<LoadedSample> {
  const clients = clientsBySlot(network);
  const at = <T extends { readonly at: string }>(rows: readonly T[]): [NodeClient, T][] =>
    rows.flatMap((row) => (clients.has(row.at) ? [[clients.get(row.at)!, row] as [NodeClient, T]] : []));
  const people = await eachNodeInTurn(at(PEOPLE), (node, person) => register(node, person, now));
  const firms = await eachNodeInTurn(at(FIRMS), (node, firm) => registerFirm(node, firm, now));
  const courses = await eachNodeInTurn(at(COURSES), (node, course) => publishCourse(node, course, now));
  const vacancies = await eachNodeInTurn(at(JOBS), (node, job) => publish(node, job, now));
  const loaded = (outcomes: Outcome[]): number => outcomes.filter((outcome) => outcome === 'loaded').length;
  const all = [...people, ...firms, ...courses, ...vacancies];
  return { people: loaded(people), vacancies: loaded(vacancies), firms: loaded(firms), courses: loaded(courses), known: all.length - loaded(all) };
}

/** `cpi-1` is the first employment office of the network, `agency-2` the second agency. */
export function clientsBySlot(network: RunningNetwork): Map<string, NodeClient> {
  const clients = new Map<string, NodeClient>();
  for (const node of network.nodes) {
    const position = network.nodes.filter(({ kind }) => kind === node.kind).indexOf(node) + 1;
    clients.set(`${node.kind}-${position}`, new NodeClient(node, network));
  }
  return clients;
}

/** Nodes work side by side, each on its own rows one after the other. */
async function eachNodeInTurn<T>(work: [NodeClient, T][], step: (node: NodeClient, row: T) => Promise<Outcome>): Promise<Outcome[]> {
  const nodes = [...new Set(work.map(([node]) => node))];
  const outcomes = await Promise.all(nodes.map(async (node) => {
    const done: Outcome[] = [];
    for (const [, row] of work.filter(([one]) => one === node)) done.push(await step(node, row));
    return done;
  }));
  return outcomes.flat();
}

/** Registers a person of a sample; one whom the node has already stays as it is. */
export async function register(node: NodeClient, person: SamplePerson, now: Date): Promise<Outcome> {
  try {
    await node.post('/candidates', registrationOf(person, now));
    return 'loaded';
  } catch (error) {
    if (error instanceof NodeRefusal && error.code === 'candidate.already-registered') return 'known';
    throw error;
  }
}

interface ListedVacancy {
  readonly id: string;
  readonly title?: string;
  readonly stage: string;
}

async function publish(node: NodeClient, job: SampleJob, now: Date): Promise<Outcome> {
  const { items } = await node.get<{ items: ListedVacancy[] }>(`/vacancies?size=100&title=${encodeURIComponent(titleOf(job))}`);
  const known = items[0];
  if (known && known.stage !== 'draft') return 'known';
  // A start that was interrupted between draft and publication left a draft: it is the one to publish.
  await draftAndPublish(node, job, now, known?.id);
  return 'loaded';
}

/** Publishes a vacancy of a sample, from a draft if there is one. Each request is done once however often it is repeated. */
export async function draftAndPublish(node: NodeClient, job: SampleJob, now: Date, draft?: string): Promise<string> {
  const id = draft ?? (await node.post<{ id: string }>('/vacancies', draftOf(job, now), { idempotencyKey: `sample-vacancy-${job.number}` })).id;
  await node.post(`/vacancies/${id}/publish`, {}, { idempotencyKey: `sample-publish-${id}` });
  return id;
}
