import { Clock, IdSource, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { decideAnnulment, decideCancellation, decideEnd, decideExtension, type InternshipEnd, type KnownInternship, type Suspension } from './decide-internship.js';
import { decideMovedSuspension, decideRemovedSuspension, decideSuspension } from './decide-suspension.js';
import { internshipNotFound, suspensionNotFound } from './internship-errors.js';
import { InternshipEntity, InternshipSuspensionEntity } from './internship.entity.js';

/** An internship with its suspensions as they are stored. */
type StoredInternship = Omit<KnownInternship, 'suspensions'> & { readonly suspensions: readonly InternshipSuspensionEntity[] };

/** The steps of an internship that was taken in: each locks, decides and saves in one transaction. All throw NotFound, Conflict and Invalid. */
@Injectable()
export class ChangeInternship {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, private readonly ids: IdSource) {}

  suspend(id: string, { reason, from, until }: Suspension): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideSuspension(known, { reason, from, until });
      await tx.insert(InternshipSuspensionEntity, { id: this.ids.entityId(), internship: id, reason, from, until });
    });
  }

  moveSuspension(id: string, suspension: string, { reason, from, until }: Suspension): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideMovedSuspension(known, othersThan(suspension, known), { reason, from, until });
      await tx.update(InternshipSuspensionEntity, { id: suspension }, { reason, from, until });
    });
  }

  removeSuspension(id: string, suspension: string): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideRemovedSuspension(known, othersThan(suspension, known));
      await tx.delete(InternshipSuspensionEntity, { id: suspension });
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

  annul(id: string): Promise<void> {
    return this.change(id, async (known, tx) => {
      decideAnnulment(known);
      await tx.update(InternshipEntity, { id }, { status: 'annulled', endReason: null });
    });
  }

  private change(id: string, step: (known: StoredInternship, tx: Transaction) => Promise<void>): Promise<void> {
    return this.work.run(async (tx) => {
      const internship = await tx.findOne(InternshipEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!internship) throw internshipNotFound();
      await step({ ...internship, suspensions: await tx.findBy(InternshipSuspensionEntity, { internship: id }) }, tx);
    });
  }
}

function othersThan(suspension: string, { suspensions }: StoredInternship): InternshipSuspensionEntity[] {
  if (!suspensions.some(({ id }) => id === suspension)) throw suspensionNotFound();
  return suspensions.filter(({ id }) => id !== suspension);
}
