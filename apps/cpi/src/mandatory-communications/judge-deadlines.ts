import { AGREEMENT, lastSecondOf } from '@filiera/contracts';
import { type MissedTerm, TellBreaches } from '@filiera/exchange';
import { Clock, MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { MandatoryCommunicationEntity } from './mandatory-communication.entity.js';
import { deadlineOf } from './rules/decide-deadline.js';

/** The agreement's standard (clause 9.9). */
const STANDARD = AGREEMENT.memberStandards.find(({ id }) => id === 'communication-in-time')!;

/** Judges which communications came after their own term, and tells the network: which term and when, neither employer nor worker. */
@Injectable()
export class JudgeDeadlines {
  constructor(private readonly breaches: TellBreaches, private readonly registry: MemberRegistry, private readonly clock: Clock) {}

  /**
   * Judges the communications of an employment by what they say together. What was told as late and a correction shows to have been in time is withdrawn (clause 9.11); of an
   * annulled one no term was kept. Where something of it was erased, what was judged before stays.
   */
  async run(employment: string, tx: Transaction): Promise<void> {
    const rows = await tx.findBy(MandatoryCommunicationEntity, { employment });
    const readings = rows.flatMap(({ reading }) => reading ?? []);
    for (const row of rows) {
      const deadline = row.reading && (row.dueOn === null || readings.length === rows.length) ? deadlineOf(row.reading, readings) : null;
      if (deadline === null || (deadline.dueOn === row.dueOn && deadline.rule === row.deadlineRule)) continue;
      const { dueOn, rule: deadlineRule, daysLate } = deadline;
      await tx.update(MandatoryCommunicationEntity, { id: row.id }, { dueOn, deadlineRule, daysLate });
      if (daysLate > 0) await this.tellLate(row, dueOn, tx);
      else if (row.daysLate > 0) await this.withdraw(row, dueOn, tx);
    }
  }

  /** Of the sending the document tells the day; sent today, it was sent by now. */
  private async tellLate({ id, sentOn }: MandatoryCommunicationEntity, dueOn: string, tx: Transaction): Promise<void> {
    await this.breaches.tell([{ ...this.termOf(id), due: lastSecondOf(dueOn), doneAt: earlier(lastSecondOf(sentOn), this.clock.now()) }], tx);
  }

  /** A term is said to be missed once it has passed: one that was still running when the communication came is told as far as that moment, by which it was kept. */
  private async withdraw({ id, sentOn, receivedAt }: MandatoryCommunicationEntity, dueOn: string, tx: Transaction): Promise<void> {
    const due = earlier(lastSecondOf(dueOn), new Date(receivedAt.getTime() - 1));
    await this.breaches.withdraw([{ ...this.termOf(id), due, doneAt: earlier(lastSecondOf(sentOn), due) }], tx);
  }

  private termOf(entity: string): Omit<MissedTerm, 'due' | 'doneAt'> {
    return { standard: STANDARD.id, clause: STANDARD.clause, member: this.registry.self().id, entity };
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
