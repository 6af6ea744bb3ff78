import { Clock, IdSource, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { decideCancellation, decideEnd, decideExtension, decideSuspension, type InternshipEnd, type KnownInternship, type Period } from './decide-internship.js';
import { internshipNotFound } from './internship-errors.js';
import { InternshipEntity, InternshipSuspensionEntity } from './internship.entity.js';
import type { SuspensionReason } from './suspension-rules.js';

/** The steps of an internship that was taken in: each locks, decides and saves in one transaction. All throw NotFound, Conflict and Invalid. */
@Injectable()
export class ChangeInternship {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, private readonly ids: IdSource) {}

  suspend(id: string, suspension: Period & { readonly reason: SuspensionReason }): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideSuspension(known, suspension);
      await tx.insert(InternshipSuspensionEntity, { id: this.ids.entityId(), internship: id, reason: suspension.reason, from: suspension.from, until: suspension.until });
    });
  }

  extend(id: string, endDate: string): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideExtension(known, endDate);
      await tx.update(InternshipEntity, { id }, { endDate });
    });
  }

  end(id: string, lastDay: string, endReason: InternshipEnd): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideEnd(known, lastDay, endReason, localDate(this.clock.now()));
      await tx.update(InternshipEntity, { id }, { status: 'ended', endDate: lastDay, endReason });
    });
  }

  cancel(id: string): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideCancellation(known, localDate(this.clock.now()));
      await tx.update(InternshipEntity, { id }, { status: 'cancelled' });
    });
  }

  private change(id: string, step: (known: KnownInternship, tx: Transaction) => Promise<void>): Promise<void> {
    return this.work.run(async (tx) => {
      const internship = await tx.findOne(InternshipEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!internship) throw internshipNotFound();
      await step({ ...internship, suspensions: await tx.findBy(InternshipSuspensionEntity, { internship: id }) }, tx);
    });
  }
}
