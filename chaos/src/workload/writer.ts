import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, NodeClient } from '@filiera/sample';
import type { Told } from '../checker/told.js';
import { OFFICE_SECTIONS, registration, SHARED_SECTIONS, vacancyDraft } from './requests.js';
import type { SeededRandom } from './seeded-random.js';

const POSITIONS = 40;
const PAUSE_MILLISECONDS = 50;
/** So many fills follow a publication before the next vacancy. */
const MOST_FILLS = 12;
const REGISTRATIONS = 0.3;
const REFERRALS = 0.1;
/** People of one writer are other people than those of the next. */
const PEOPLE_OF_A_WRITER = 20_000;

interface BoardPage {
  readonly items: readonly { readonly id: string; readonly publisher: string }[];
}

/** One person at work: drafts, publishes, fills, registers and refers at any node, and repeats with the same key what was not answered. */
export class Writer {
  private people = 0;
  private hasGivenUp = false;

  constructor(
    private readonly number: number,
    private readonly nodes: readonly NodeClient[],
    private readonly told: Told,
    private readonly random: SeededRandom,
  ) {}

  /** Ends the work in the middle of whatever it is at: the run has failed already, and nobody may ever answer again. */
  giveUp(): void {
    this.hasGivenUp = true;
  }

  async writeUntil(enough: () => boolean): Promise<void> {
    while (!enough()) {
      const node = this.random.pick(this.nodes);
      const dice = this.random.next();
      if (dice < REGISTRATIONS) await this.register(node);
      else if (dice < REGISTRATIONS + REFERRALS) await this.refer(node);
      else await this.offer(node, enough);
    }
  }

  private async register(node: NodeClient): Promise<void> {
    this.people += 1;
    const office = node.node.kind === 'cpi';
    const sections = this.sharedSections(office);
    const body = registration(this.number * PEOPLE_OF_A_WRITER + this.people, office ? { targetedPlacement: true, golPath: 4 } : {}, sections);
    const { id } = await this.untilAnswered(node, '/candidates', body);
    this.told.registered(id, node.id, sections);
  }

  /** People share all, or all but one section: whether the others leave it out is what the checker looks at. */
  private sharedSections(office: boolean): readonly string[] {
    const all: readonly string[] = [...SHARED_SECTIONS, ...(office ? OFFICE_SECTIONS : [])];
    const kept = this.random.pick([null, ...all]);
    return all.filter((section) => section !== kept);
  }

  private async offer(node: NodeClient, enough: () => boolean): Promise<void> {
    const { id } = await this.untilAnswered(node, '/vacancies', vacancyDraft(`Elettricista ${randomUUID()}`, POSITIONS));
    this.told.drafted(id, node.id, POSITIONS);
    await this.untilAnswered(node, `/vacancies/${id}/publish`, {});
    this.told.published(id);
    for (let fills = this.random.whole(MOST_FILLS); fills > 0 && !enough(); fills -= 1) {
      await this.untilAnswered(node, `/vacancies/${id}/fill`, { positions: 1 });
      this.told.filled(id);
    }
  }

  /** Refers somebody of this node's to a vacancy of another's, where its board shows one by now. */
  private async refer(node: NodeClient): Promise<void> {
    const own = [...this.told.candidates].filter(([, { at }]) => at === node.id);
    const page = await node.ask<BoardPage>('GET', '/board/vacancies').catch((): null => null);
    const offered = page?.status === 200 ? page.body.items.filter(({ publisher }) => publisher !== node.id) : [];
    if (own.length === 0 || offered.length === 0) return;
    const [candidate] = this.random.pick(own);
    const vacancy = this.random.pick(offered);
    const referral = await this.untilDecided(node, '/referrals', { candidate, vacancy: vacancy.id });
    if (referral) this.told.referred(referral.id, candidate, node.id, vacancy.publisher);
  }

  /** @throws Error for an answer that is neither a success nor a "not now" */
  private async untilAnswered(node: NodeClient, path: string, body: object): Promise<{ id: string }> {
    const answer = await this.send(node, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${node.id} answered ${answer.status} to POST ${path}: ${JSON.stringify(answer.body)}`);
  }

  /** @returns null when the node refused: the pair is referred already, or the vacancy no longer live */
  private async untilDecided(node: NodeClient, path: string, body: object): Promise<{ id: string } | null> {
    const answer = await this.send(node, path, body);
    if (answer.status < 300) return answer.body;
    if (answer.status === 409 || answer.status === 404) return null;
    throw new Error(`${node.id} answered ${answer.status} to POST ${path}: ${JSON.stringify(answer.body)}`);
  }

  /** Sends the request until it is answered: a connection that breaks says nothing about what was done, so the same key goes again. */
  private async send(node: NodeClient, path: string, body: object): Promise<Answer<{ id: string }>> {
    const idempotencyKey = randomUUID();
    for (;;) {
      if (this.hasGivenUp) throw new Error('the run was given up');
      const answer = await node.ask<{ id: string }>('POST', path, body, { idempotencyKey }).catch((): null => null);
      if (answer && answer.status >= 200 && answer.status !== 503) return answer;
      await pause(PAUSE_MILLISECONDS);
    }
  }
}
