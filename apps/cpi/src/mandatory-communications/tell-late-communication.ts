import { AGREEMENT, lastSecondOf } from '@filiera/contracts';
import { TellBreaches } from '@filiera/exchange';
import { Clock, MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import type { MandatoryCommunicationEntity } from './mandatory-communication.entity.js';

/** The agreement's standard (clause 9.9). */
const STANDARD = AGREEMENT.memberStandards.find(({ id }) => id === 'communication-in-time')!;

/** Tells the network that a communication came after its own term: which term and when, neither employer nor worker. */
@Injectable()
export class TellLateCommunication {
  constructor(private readonly breaches: TellBreaches, private readonly registry: MemberRegistry, private readonly clock: Clock) {}

  /** Does nothing for one that came in time, or has no term. */
  async run({ id, dueOn, sentOn, daysLate }: Pick<MandatoryCommunicationEntity, 'id' | 'dueOn' | 'sentOn' | 'daysLate'>, tx: Transaction): Promise<void> {
    if (dueOn === null || daysLate === 0) return;
    // Of the sending the document tells the day; sent today, it was sent by now.
    const doneAt = new Date(Math.min(lastSecondOf(sentOn).getTime(), this.clock.now().getTime()));
    await this.breaches.tell([{ standard: STANDARD.id, clause: STANDARD.clause, member: this.registry.self().id, entity: id, due: lastSecondOf(dueOn), doneAt }], tx);
  }
}
