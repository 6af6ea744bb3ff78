import { parseSubject } from '@filiera/contracts';
import type { StoredMessage } from '../network/stored-messages.js';

/** How far one entity was told to one audience for the first time. */
interface FirstTold {
  highest: number;
  readonly versions: Set<number>;
}

/** The last message of a subject, and the newest event that any message of the subject was. */
interface SubjectEnd {
  last: number;
  newest: number;
}

/**
 * Judges the order in which the hub holds what members published, which no board shows: a board keeps the newest, whatever came when. Two things are true of a
 * stream at rest and can be seen in it:
 *
 * - What is published for the first time bears its event's own id as message id. Of these, the versions of an entity ascend for each audience. What the relay
 *   publishes once more, because the hub lost it or because an older event had just come after it, bears another message id: it may come after newer versions, and
 *   is left out. So is what was stored twice under its own id, which the dedupe window no longer knew.
 * - Whoever starts from the last message of each subject has to get the newest event: the last message of a subject has the highest place of its publisher's
 *   chain, however often what was published once more.
 */
export class OrderOnHub {
  private readonly told = new Map<string, FirstTold>();
  private readonly ends = new Map<string, SubjectEnd>();
  private readonly inversions: string[] = [];

  /** @param takenOutOfTurn the hub itself may take later messages of a batch and not the earlier ones, as when its leader changes or its disk fills: the first rule is not judged */
  constructor(private readonly publishers: ReadonlySet<string>, private readonly takenOutOfTurn = false) {}

  /** Sees the next message of its stream. */
  see(message: StoredMessage): void {
    const { subject, eventId, messageId, sequence, version } = message;
    const { family, publisher, audience, entity } = parseSubject(subject);
    if (!this.publishers.has(publisher)) return;
    const end = this.ends.get(subject);
    this.ends.set(subject, { last: sequence, newest: Math.max(sequence, end?.newest ?? 0) });
    if (this.takenOutOfTurn || messageId !== eventId) return;
    this.seeFirst(`${family} of ${publisher} for ${audience} ${entity}`, version);
  }

  /** What is out of order, as sentences, once everything was seen. */
  findings(): string[] {
    const stale = [...this.ends].filter(([, { last, newest }]) => last < newest)
      .map(([subject, { last, newest }]) => `hub: the last message of ${subject} is event ${last} of its publisher, and event ${newest} came before`);
    return [...this.inversions, ...stale];
  }

  private seeFirst(key: string, version: number): void {
    const told = this.told.get(key) ?? { highest: 0, versions: new Set() };
    this.told.set(key, told);
    if (version < told.highest && !told.versions.has(version)) this.inversions.push(`hub: ${key} v${version} was published after v${told.highest}`);
    told.highest = Math.max(told.highest, version);
    told.versions.add(version);
  }
}
