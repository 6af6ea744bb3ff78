import type { MemberKind } from '@filiera/contracts';
import type { NodeClient } from '@filiera/sample';
import type { Narrator } from './narrator.js';

/** What the story leaves behind, by id. */
export interface Traces {
  readonly candidate: string;
  readonly vacancy: string;
  readonly referral: string;
  readonly placement: string;
  /** A vacancy brought in from EURES; null when none is live. */
  readonly imported: string | null;
}

/** What a node shows of one thing: nothing, or so much of it. */
export type Sight = 'nothing' | 'some' | 'all';

/** The parties of the referral. */
export interface Parties {
  readonly holder: string;
  readonly owner: string;
}

type Thing = 'profile' | 'vacancy' | 'imported' | 'referral' | 'contacts' | 'placement';

/** Everything one node shows, asked of the node itself. */
export type Sights = Readonly<Record<Thing, Sight>>;

/** Asks a node, with its own interface and an operator's key, what it shows of the traces. */
export async function sightsOf(node: NodeClient, traces: Traces): Promise<Sights> {
  const shows = async (path: string): Promise<Sight> => ((await found(node, path)) ? 'all' : 'nothing');
  return {
    profile: await profileSight(node, traces.candidate),
    vacancy: await shows(`/board/vacancies/${traces.vacancy}`),
    imported: traces.imported ? await shows(`/board/vacancies/${traces.imported}`) : 'nothing',
    referral: await shows(`/referrals/${traces.referral}`),
    contacts: await shows(`/referrals/${traces.referral}/contacts`),
    placement: await shows(`/placements/${traces.placement}`),
  };
}

/** What the agreement lets a member see while the referral is alive. */
export function sightsDue(member: { readonly id: string; readonly kind: MemberKind }, parties: Parties, traces: Traces): Sights {
  const exchanges = member.kind !== 'coordinator' && member.kind !== 'steward';
  const party = member.id === parties.holder || member.id === parties.owner;
  const when = (condition: boolean): Sight => (condition ? 'all' : 'nothing');
  return {
    profile: !exchanges ? 'nothing' : leastKinds.has(member.kind) && member.id !== parties.holder ? 'some' : 'all',
    vacancy: when(exchanges),
    imported: when(exchanges && traces.imported !== null),
    referral: when(party),
    contacts: when(member.id === parties.owner),
    placement: when(party || member.kind === 'cpi'),
  };
}

/** After the erasure nobody shows anything of the person; vacancies stay. */
export function sightsAfterErasure(due: Sights): Sights {
  return { ...due, profile: 'nothing', referral: 'nothing', contacts: 'nothing', placement: 'nothing' };
}

/** Kinds that the agreement gives the least variant of a profile. */
const leastKinds: ReadonlySet<MemberKind> = new Set(['school', 'university']);

/** Prints the matrix and reports every difference from what is due. */
export async function tellWhoSeesWhat(narrator: Narrator, nodes: readonly NodeClient[], traces: Traces, due: (node: NodeClient) => Sights): Promise<void> {
  const rows: string[][] = [['', ...THINGS.map((thing) => narrator.in(NAMES[thing]))]];
  for (const node of nodes) {
    const [seen, expected] = [await sightsOf(node, traces), due(node)];
    rows.push([node.id, ...THINGS.map((thing) => `${SIGNS[seen[thing]]}${seen[thing] === expected[thing] ? '' : ' !'}`)]);
    for (const thing of THINGS.filter((one) => seen[one] !== expected[one])) {
      narrator.faults.push({
        it: `${node.id} mostra «${SIGNS[seen[thing]]}» di ${NAMES[thing].it}, dovrebbe mostrare «${SIGNS[expected[thing]]}»`,
        en: `${node.id} shows "${SIGNS[seen[thing]]}" of ${NAMES[thing].en}, and should show "${SIGNS[expected[thing]]}"`,
      });
    }
  }
  narrator.table(rows);
  narrator.line({ it: '● tutto   ◐ il minimo   · niente', en: '● everything   ◐ the least   · nothing' });
}

const THINGS: readonly Thing[] = ['profile', 'vacancy', 'imported', 'referral', 'contacts', 'placement'];
const SIGNS: Readonly<Record<Sight, string>> = { nothing: '·', some: '◐', all: '●' };
const NAMES: Readonly<Record<Thing, { it: string; en: string }>> = {
  profile: { it: 'profilo', en: 'profile' },
  vacancy: { it: 'offerta', en: 'vacancy' },
  imported: { it: 'offerta EURES', en: 'EURES vacancy' },
  referral: { it: 'invio', en: 'referral' },
  contacts: { it: 'recapiti', en: 'contacts' },
  placement: { it: 'inserimento', en: 'placement' },
};

/** A profile with the languages and the mobility of the candidate is more than the least one. */
async function profileSight(node: NodeClient, candidate: string): Promise<Sight> {
  const profile = await found<Record<string, unknown>>(node, `/board/candidates/${candidate}`);
  if (!profile) return 'nothing';
  const content = (profile['profile'] ?? profile['content'] ?? profile) as { languages?: unknown[]; mobility?: unknown };
  return content.mobility || (content.languages?.length ?? 0) > 0 ? 'all' : 'some';
}

async function found<T = object>(node: NodeClient, path: string): Promise<T | null> {
  const { status, body } = await node.ask<T>('GET', path);
  if (status === 200) return body;
  if (status === 404 || status === 403) return null;
  throw new Error(`${node.id} answered ${status} to GET ${path}`);
}
