import { networkErasureRequestedV1, type NetworkErasureRequestedV1 } from '@filiera/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EraseHere } from '../erasure/erase-here.js';
import { describeFailure, isTransient } from '../inbox/transient-failure.js';
import { HandlerIndex } from '../messaging/handler-index.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { REMEMBER_FORGOTTEN } from './adopt-statements.js';
import { OwnStateRestorers } from './own-state-restorers.js';
import type { ToldEvent } from './told-event.js';

/** Makes what the network was told true here again: own projections, own entities; what only a person can decide is entered among the forgotten. */
@Injectable()
export class BringBack {
  private readonly logger = new Logger('OwnPast');

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly handlers: HandlerIndex,
    private readonly restorers: OwnStateRestorers,
    private readonly erasures: EraseHere,
  ) {}

  /** @param told own events in their widest form, in their order */
  async bring(told: readonly ToldEvent[], tx: EntityManager): Promise<void> {
    for (const event of told) {
      const { type, entity, person } = event.subject;
      const received = this.receivedOf(event);
      for (const handler of this.handlers.forType(type).filter(({ tables }) => tables.length > 0)) {
        await this.behindSavepoint(tx, type, () => this.handlers.call(handler, [received], { tx, rebuild: false, own: true }));
      }
      if (type === networkErasureRequestedV1.type) await this.eraseAgain(received, tx);
      const found = this.restorers.forType(type);
      if (found?.when === 'found') await this.behindSavepoint(tx, type, () => found.restorer.restore(received, tx));
      else if (found) await tx.query(REMEMBER_FORGOTTEN, [event.message.stream, entity, type, received.version, person, received.time]);
    }
  }

  /** Whom this node had everybody erase is in the backup as if nothing had happened. */
  private async eraseAgain({ data, source, time }: ReceivedEvent, tx: EntityManager): Promise<void> {
    const { person, scope, belowVersion } = data as NetworkErasureRequestedV1;
    await this.erasures.run({ person, scope, belowVersion: belowVersion ?? null, holder: source, requestedAt: time }, tx);
  }

  /** One event that cannot be brought back does not keep the node from learning the others: its place in the log is what counts. */
  private async behindSavepoint(tx: EntityManager, type: string, work: () => Promise<unknown>): Promise<void> {
    await tx.query('SAVEPOINT one_event');
    try {
      await work();
    } catch (failure) {
      if (isTransient(failure)) throw failure;
      await tx.query('ROLLBACK TO SAVEPOINT one_event');
      this.logger.error(`an own ${type} could not be brought back: ${describeFailure(failure)}`);
    }
    await tx.query('RELEASE SAVEPOINT one_event');
  }

  private receivedOf({ subject, envelope, message }: ToldEvent): ReceivedEvent {
    return {
      id: envelope.id, type: envelope.type, source: this.options.self.id, sourceKind: this.options.self.kind, audience: subject.audience,
      entity: subject.entity, version: envelope.entityVersion, person: subject.person, time: new Date(envelope.time),
      data: JSON.parse(Buffer.from(message.payload).toString('utf8')) as object, correlationId: envelope.correlationId, sequence: envelope.sequence,
    };
  }
}
