import type { MemberKind } from '@filiera/contracts';
import type { TestNetwork } from '@filiera/testing';
import type { StoredMessage } from '../network/stored-messages.js';
import { Arrivals } from './arrivals.js';
import { together, type Findings } from './findings.js';
import { judgeLookUp } from './judge-look-ups.js';
import { judgeState, type EntityState } from './judge-state.js';
import { judgeTrace } from './judge-trace.js';
import { judgeProfiles, judgeReferrals, type SeenProfile } from './judge-visibility.js';
import { OrderOnHub } from './order-on-hub.js';
import type { Told } from './told.js';
import { traceBoards, traceOf } from './trace-boards.js';
import { watchLookUps } from './watch-look-ups.js';

/** A node that takes part in the work. */
export interface CheckedNode {
  readonly id: string;
  readonly kind: MemberKind;
}

/** Tables that know of a referral, with the column that names it. */
const REFERRAL_TABLES = [['referral', 'id'], ['referral_step', 'referral'], ['referral_contacts', 'referral']] as const;

/** What a run is judged on. */
export interface Judged {
  readonly net: Pick<TestNetwork, 'rows'>;
  readonly nodes: readonly CheckedNode[];
  readonly told: Told;
  /** Shows every message of the hub's streams, each stream in its order. */
  readonly readHub: (see: (message: StoredMessage) => void) => Promise<void>;
}

/** What a fault does to the hub itself, that nobody else can make good. */
export interface Excuses {
  /** See {@link Arrivals}. */
  readonly hubForgetsReaders?: boolean;
  /** See {@link OrderOnHub}. */
  readonly hubTakesOutOfTurn?: boolean;
}

/**
 * Judges a run. What must be there it knows from what the nodes answered over HTTP and from nothing else, and it looks for that in their own tables and on
 * everybody's boards: no log is believed about what was written. That each step on the way was taken, and in its order, is judged besides, between the logs of
 * those who published, the hub's streams and the inboxes of those who read.
 */
export class Checker {
  private readonly net: Pick<TestNetwork, 'rows'>;
  private readonly nodes: readonly CheckedNode[];
  private readonly told: Told;
  private readonly arrivals: Arrivals;

  constructor(private readonly judged: Judged, private readonly excuses: Excuses = {}) {
    ({ net: this.net, nodes: this.nodes, told: this.told } = judged);
    this.arrivals = new Arrivals(judged.net, judged.nodes, excuses.hubForgetsReaders);
  }

  /** Makes the nodes write down what their boards are handed and show: before the work begins. */
  async follow(): Promise<void> {
    for (const { id } of this.nodes) await traceBoards(this.net, id);
  }

  /** What has not arrived yet, as far as tables at their end can say: null once everything has. */
  async missing(): Promise<string | null> {
    const { lost } = together(...await Promise.all(this.nodes.flatMap(({ id }) => [this.board(id), this.referrals(id)])));
    return lost.length === 0 ? null : `${lost.length} missing, for example ${lost[0]}`;
  }

  /** What boards at their end do not say: an event on its way that a newer one has overtaken. Null once every event has arrived. */
  async onTheWay(): Promise<string | null> {
    const [first] = await this.arrivals.missing(1);
    return first ?? null;
  }

  /** Everything that is wrong, of all nodes and on the hub. */
  async findings(): Promise<Findings> {
    const order = new OrderOnHub(new Set(this.nodes.map(({ id }) => id)), this.excuses.hubTakesOutOfTurn);
    await this.judged.readHub((message) => order.see(message));
    return together(
      ...(await Promise.all(this.nodes.map((node) => this.findingsAt(node)))).flat(),
      { lost: await this.arrivals.missing(), reordered: order.findings(), growing: await this.growing() });
  }

  /** Last of all: what this reads of the logs itself is counted as well. */
  private async growing(): Promise<string[]> {
    return (await Promise.all(this.nodes.map(async ({ id }) => judgeLookUp(id, await watchLookUps(this.net, id))))).flat();
  }

  private async findingsAt(node: CheckedNode): Promise<Partial<Findings>[]> {
    return [
      await this.ownTables(node.id), await this.board(node.id), await this.referrals(node.id),
      judgeTrace(await traceOf(this.net, node.id), `board of ${node.id}`), { exposed: await this.exposedAt(node) },
    ];
  }

  /** What a node's own tables say otherwise than its answers did. */
  private async ownTables(at: string): Promise<Findings> {
    const vacancies = await this.net.rows<{ id: string; version: number; open: number }>(at, `SELECT id, version, open_positions AS open FROM vacancy`);
    const people = await this.net.rows<{ id: string }>(at, `SELECT id FROM candidate`);
    const own = [...this.told.vacancies].filter(([, vacancy]) => vacancy.at === at);
    return together(
      judgeState(
        new Map(own.map(([id, { version, positions, fills }]) => [id, opened(version, positions - fills)])),
        new Map(vacancies.map(({ id, version, open }) => [id, opened(version, open)])), `vacancy of ${at}`),
      judgeState(
        new Map([...this.told.candidates].filter(([, candidate]) => candidate.at === at).map(([id]) => [id, ONCE])),
        new Map(people.map(({ id }) => [id, ONCE])), `candidate of ${at}`),
    );
  }

  /** What a node's board shows otherwise than all nodes' answers did. */
  private async board(at: string): Promise<Findings> {
    const vacancies = await this.net.rows<{ publisher: string; id: string; version: number; open: string }>(
      at, `SELECT publisher, id, version, content ->> 'openPositions' AS open FROM board_vacancy`);
    const people = await this.net.rows<{ publisher: string; person: string; version: number }>(at, `SELECT publisher, person, version FROM board_candidate`);
    return together(
      judgeState(
        new Map([...this.told.vacancies].filter(([, { published }]) => published).map(([id, { at: owner, version, positions, fills }]) => [`${owner}/${id}`, opened(version, positions - fills)])),
        new Map(vacancies.map(({ publisher, id, version, open }) => [`${publisher}/${id}`, opened(version, Number(open))])), `board vacancy at ${at}`),
      judgeState(
        new Map([...this.told.candidates].map(([id, { at: holder, version }]) => [`${holder}/${id}`, { version, state: '' }])),
        new Map(people.map(({ publisher, person, version }) => [`${publisher}/${person}`, { version, state: '' }])), `board candidate at ${at}`),
    );
  }

  private async referrals(at: string): Promise<Findings> {
    const found = await this.net.rows<{ id: string; version: number }>(at, `SELECT id, version FROM referral`);
    // What a third party should not have is another finding: see below.
    const foreign = new Set([...this.told.referrals].filter(([, { parties }]) => !parties.includes(at)).map(([id]) => id));
    return judgeState(
      new Map([...this.told.referrals.keys()].filter((id) => !foreign.has(id)).map((id) => [id, ONCE])),
      new Map(found.filter(({ id }) => !foreign.has(id)).map(({ id, version }) => [id, { version, state: '' }])), `referral at ${at}`);
  }

  private async exposedAt(node: CheckedNode): Promise<string[]> {
    const profiles = await this.net.rows<SeenProfile>(node.id, `SELECT person, content FROM board_candidate`);
    const referrals = await Promise.all(REFERRAL_TABLES.map(([table, column]) => this.net.rows<{ id: string }>(node.id, `SELECT DISTINCT ${column} AS id FROM ${table}`)));
    return [
      ...judgeProfiles(profiles, this.told.candidates, node),
      ...judgeReferrals([...new Set(referrals.flat().map(({ id }) => id))], this.told.referrals, node.id),
    ];
  }
}

const ONCE: EntityState = { version: 1, state: '' };

function opened(version: number, positions: number): EntityState {
  return { version, state: `open ${positions}` };
}
