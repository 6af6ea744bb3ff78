import { signingInput } from '@filiera/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { besideErasures } from '../erasure/beside-erasures.js';
import { holdOwnPersons } from '../inbox/word-of-the-holder.js';
import type { EchoedMessage } from '../jetstream/echo.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import { unsignedHeadersOf, type OutboxRow } from '../relay/sealed-event.js';
import { EventSigner } from '../signatures/event-signer.js';
import { SignatureCheck, type Verdict } from '../signatures/signature-check.js';
import { Clock } from '../time/clock.js';
import { ADD_TO_LOG, IN_THE_LOG, NO_LONGER_WAITING, SEALED_BATCH, SEALED_THERE, UNKNOWN } from './adopt-statements.js';
import { BringBack } from './bring-back.js';
import { isPastRetention } from './past-retention.js';
import { ownViews, toldEventOf, type ToldEvent } from './told-event.js';

/** Own events of a restored node cannot be told from forged ones yet, because the registry does not have the key that they are signed with. */
export class SignerNotKnown extends Error {}

type Placed = readonly [position: string, event: ToldEvent];

/**
 * Takes own events that the hub has and this database does not know, as after restoring a backup, into the node's log as what they are: told,
 * sealed, with their place in the chain. What is told next then follows them.
 */
@Injectable()
export class AdoptOwnEvents {
  private readonly logger = new Logger('OwnPast');

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly units: UnitOfWork,
    private readonly signatures: SignatureCheck,
    private readonly signer: EventSigner,
    private readonly back: BringBack,
    private readonly clock: Clock,
  ) {}

  /**
   * @param page own messages of one stream, in their order
   * @param inDoubt whether this database was restored, and what this node told is still being found out
   * @returns how many were taken into the log
   * @throws SignerNotKnown in doubt, when all but those of keys that the registry does not have (yet) were taken in
   */
  async adopt(stream: string, page: readonly EchoedMessage[], inDoubt: boolean): Promise<number> {
    const rows = await this.units.run((tx) => tx.query<{ sequence: string }[]>(UNKNOWN, [stream, page.map(({ sequence }) => sequence)]));
    if (rows.length === 0) return 0;
    const unknown = new Set(rows.map(({ sequence }) => Number(sequence)));
    const judged = await this.judged(page.filter(({ sequence }) => unknown.has(sequence)));
    const told = judged.filter(({ verdict }) => verdict === 'valid').map(({ event }) => event);
    const ofUnknown = inDoubt ? judged.filter(({ verdict }) => verdict === 'unknown-signer').length : 0;
    const foreign = unknown.size - told.length - ofUnknown;
    if (foreign > 0) this.logger.error(`${foreign} events of ${stream} bear this member's name and not its signature: tell the coordinator`);
    const adopted = told.length === 0 ? 0 : await this.units.run((tx) => this.enter(stream, told, tx));
    if (adopted > 0) this.logger.warn(`${adopted} own events of ${stream} were forgotten by this database, as after restoring a backup: read back from the hub`);
    if (ofUnknown > 0) throw new SignerNotKnown(`${ofUnknown} own events of ${stream} are signed with a key that the registry does not have: this restored node tells nothing new before it has; if it lasts, tell the coordinator`);
    return adopted;
  }

  private async judged(messages: readonly EchoedMessage[]): Promise<{ event: ToldEvent; verdict: Verdict }[]> {
    const told = messages.map((message) => toldEventOf(message.whole(), this.options.self.id)).filter((event) => event !== null);
    const verdicts = await this.signatures.verdicts(told.map(({ message: { subject, headers, payload }, envelope }) => ({ subject, envelope, headers, payload })));
    return told.map((event, index) => ({ event, verdict: verdicts[index]! }));
  }

  private async enter(stream: string, told: readonly ToldEvent[], tx: EntityManager): Promise<number> {
    await besideErasures(tx);
    const known = await tx.query<{ id: string; position: string | null; erased: boolean }[]>(IN_THE_LOG, [
      told.map(({ envelope }) => envelope.id), told.map(({ subject }) => subject.person), told.map(({ subject }) => subject.entity),
      told.map(({ envelope }) => envelope.entityVersion),
    ]);
    // Of an erased person nothing comes back: the hub is about to erase it too.
    const erased = new Set(known.filter((row) => row.erased).map(({ id }) => id));
    const waiting = new Map(known.flatMap(({ id, position }) => (position === null ? [] : [[id, position] as const])));
    // Nor of what this log may not keep any longer and the hub has for longer, put there again by a repair; what waits here gets its place all the same.
    const now = this.clock.now();
    const kept = told.filter((event) => !erased.has(event.envelope.id) && (waiting.has(event.envelope.id) || !isPastRetention(event, now)));
    if (kept.length === 0) return 0;
    await holdOwnPersons(tx, this.options.self.id, kept.map(({ subject }) => subject));
    const fresh = kept.filter(({ envelope }) => !waiting.has(envelope.id));
    const views = ownViews(fresh);
    const added = fresh.length === 0 ? [] : await tx.query<{ id: string; position: string }[]>(ADD_TO_LOG, [stream, JSON.stringify(fresh.map((event, place) => logRow(event, place, views.has(event))))]);
    const positions = new Map([...waiting, ...added.map(({ id, position }) => [id, position] as const)]);
    await tx.query(NO_LONGER_WAITING, [[...waiting.values()]]);
    await this.seal(stream, kept.map((event) => [positions.get(event.envelope.id)!, event]), tx);
    await this.back.bring(fresh.filter((event) => views.has(event)), tx);
    return kept.length;
  }

  /** Under one signature of today's key: the proofs of the first sealing cannot be made again, and nothing that readers hold depends on them. */
  private async seal(stream: string, placed: readonly Placed[], tx: EntityManager): Promise<void> {
    const { signature, leaves } = this.signer.sign(placed.map(([position, event]) => signingInput(event.message.subject, this.headersOf(position, event), event.message.payload)));
    const positions = placed.map(([position]) => BigInt(position)).sort((a, b) => (a < b ? -1 : 1));
    const [first, last] = [String(positions[0]), String(positions.at(-1))];
    await tx.query(SEALED_BATCH, [first, last, this.signer.keyId, signature, leaves, placed[0]![1].message.storedAt]);
    await tx.query(SEALED_THERE, [stream, first, JSON.stringify(placed.map(([position, { envelope, message }], place) => ({
      position, place, sequence: envelope.sequence, salt: envelope.salt, previous_digest: envelope.previousDigest, digest: envelope.digest, id: envelope.id,
      stored_at: message.storedAt, stream_sequence: message.streamSequence,
    })))]);
  }

  private headersOf(position: string, { envelope, subject, message }: ToldEvent): ReturnType<typeof unsignedHeadersOf> {
    const row: Omit<OutboxRow, 'payload'> = {
      position, id: envelope.id, stream: message.stream, type: envelope.type, entity: envelope.entity, entity_version: envelope.entityVersion,
      subject: subject.subject, time: new Date(envelope.time), correlation_id: envelope.correlationId, causation_id: envelope.causationId ?? null,
      agreement_version: envelope.agreementVersion, purpose: envelope.purpose, traceparent: envelope.traceparent ?? null,
    };
    return unsignedHeadersOf(row, this.options.self.id, { ...envelope, keyId: this.signer.keyId });
  }
}

function logRow({ envelope, subject, message }: ToldEvent, place: number, ownView: boolean): Record<string, unknown> {
  return {
    place, id: envelope.id, type: envelope.type, entity: envelope.entity, version: envelope.entityVersion, person: subject.person, audience: subject.audience,
    subject: message.subject, time: envelope.time, payload: Buffer.from(message.payload).toString('utf8'), correlation: envelope.correlationId,
    causation: envelope.causationId ?? null, agreement: envelope.agreementVersion, purpose: envelope.purpose, traceparent: envelope.traceparent ?? null, own_view: ownView,
  };
}
