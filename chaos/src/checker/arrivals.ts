import { AGREEMENT, audiencesFor, familyOf, ruleOf, streamsReadBy, type Member } from '@filiera/contracts';
import type { TestNetwork } from '@filiera/testing';

const PAGE = 20_000;

/** An event as its publisher's log has it. */
interface LoggedEvent {
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly entity: string;
  readonly version: number;
  readonly audience: string;
  readonly subject: string;
  readonly sequence: string;
}

// What an erasure has emptied or taken back need not have arrived.
const LOGGED = `SELECT o.position, o.id, o.type, o.entity, o.entity_version AS version, o.audience, o.subject, s.sequence
  FROM outbox o JOIN outbox_sealed s USING (position)
  WHERE s.withdrawn_at IS NULL AND o.payload IS NOT NULL AND o.stream = ANY($1::text[]) AND o.position > $2 ORDER BY o.position LIMIT ${PAGE}`;

const NEWER = `SELECT o.id FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.entity = $1 AND o.subject = $2 AND s.sequence > $3`;

/**
 * Compares every member's log with every other's inbox, event by event: a board that shows the newest version does not say that the ones before ever came.
 * A reader has to have been handed exactly what the agreement lets its kind read, in that form.
 */
export class Arrivals {
  /**
   * @param hubForgetsReaders the hub may lose how far a reader was: whoever reads anew starts from the newest event of each subject, so what is older and was not
   * read yet is not delivered any more
   */
  constructor(private readonly net: Pick<TestNetwork, 'rows'>, private readonly members: readonly Member[], private readonly hubForgetsReaders = false) {}

  /** Events that have not arrived where they were meant for, as sentences. @param most ends the look once so many are known */
  async missing(most = Infinity): Promise<string[]> {
    const found: string[] = [];
    for (const publisher of this.members) {
      for (const reader of this.members) {
        if (reader.id !== publisher.id && found.length < most) found.push(...await this.missingOf(publisher, reader, most - found.length));
      }
    }
    return found;
  }

  private async missingOf(publisher: Member, reader: Member, most: number): Promise<string[]> {
    const found: string[] = [];
    for (let after = '0'; found.length < most;) {
      const page = await this.net.rows<LoggedEvent>(publisher.id, LOGGED, [streamsReadBy(AGREEMENT, reader), after]);
      const meant = page.filter((event) => isMeantFor(reader, event));
      const arrived = await this.arrived(reader.id, meant.map(({ id }) => id));
      for (const event of meant) {
        if (arrived.has(event.id) || (this.hubForgetsReaders && await this.isSuperseded(publisher.id, reader.id, event))) continue;
        found.push(`${event.type} of ${publisher.id} ${event.entity} v${event.version}, event ${event.id}: never in the inbox of ${reader.id}`);
      }
      if (page.length < PAGE) break;
      after = page.at(-1)!.position;
    }
    return found;
  }

  private async arrived(reader: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.net.rows<{ id: string }>(reader, 'SELECT event_id AS id FROM inbox WHERE event_id = ANY($1::uuid[])', [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  private async isSuperseded(publisher: string, reader: string, { entity, subject, sequence }: LoggedEvent): Promise<boolean> {
    const newer = await this.net.rows<{ id: string }>(publisher, NEWER, [entity, subject, sequence]);
    return (await this.arrived(reader, newer.map(({ id }) => id))).size > 0;
  }
}

/** The network's own events are the kit's affair, which enters no more of them than it acts upon; of all others each program handles what its kind reads. */
function isMeantFor(reader: Member, { type, audience }: LoggedEvent): boolean {
  const rule = ruleOf(AGREEMENT, type);
  return rule !== undefined && familyOf(type) !== 'network' && audiencesFor(rule, reader).includes(audience);
}
