import { localDate } from '@filiera/contracts';
import { Clock, IdSource, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { ServedPeople } from '../people/served-people.js';
import { decideListEntry, enrol, type Enrolment, type ListCommand } from './decide-list-entry.js';
import { alreadyEnrolled, listEntryNotFound } from './list-entry-errors.js';
import { ListEntryEntity } from './list-entry.entity.js';
import { SayEnrolledInProfile } from './say-enrolled-in-profile.js';

/** The one way in which people enter the lists of targeted placement, change on them and leave them. */
@Injectable()
export class ChangeListEntry {
  constructor(
    private readonly work: UnitOfWork, private readonly people: ServedPeople, private readonly profile: SayEnrolledInProfile,
    private readonly ids: IdSource, private readonly clock: Clock,
  ) {}

  /**
   * @param by label of the key or token that records it, and so confirms the points
   * @returns the entry's id
   * @throws NotFound, Conflict when the person is erased or on the list already, Invalid with every fault
   */
  enrol(person: string, enrolment: Enrolment, by: string): Promise<string> {
    return this.work.run(async (tx) => {
      await this.people.hold(person, tx);
      const { list } = enrolment;
      const now = this.clock.now();
      const removed = await tx.findOne(ListEntryEntity, { where: { person, list, state: 'removed' }, order: { stateSince: 'DESC' } });
      const facts = enrol(enrolment, removed?.stateSince ?? null, localDate(now));
      if (await tx.existsBy(ListEntryEntity, { person, list, state: Not('removed') })) throw alreadyEnrolled();
      const id = this.ids.entityId();
      await tx.insert(ListEntryEntity, { ...facts, id, person, pointsConfirmedBy: by, pointsConfirmedAt: now, changedBy: by, changedAt: now });
      await this.profile.follow(person, tx);
      return id;
    });
  }

  /** @throws NotFound, and what {@link decideListEntry} throws */
  run(id: string, command: ListCommand, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const known = await this.hold(id, tx);
      const now = this.clock.now();
      const facts = decideListEntry(command, known, localDate(now));
      const confirmed = command.do === 'rank' ? { pointsConfirmedBy: by, pointsConfirmedAt: now } : {};
      await tx.update(ListEntryEntity, { id }, { ...facts, ...confirmed, changedBy: by, changedAt: now });
      if (command.do === 'remove') await this.profile.follow(known.person, tx);
    });
  }

  /** The person first, then the entry: an erasure takes them in that order, and two lists of one person change one after the other. */
  private async hold(id: string, tx: Transaction): Promise<ListEntryEntity> {
    const entry = await tx.findOneBy(ListEntryEntity, { id });
    if (!entry) throw listEntryNotFound();
    await this.people.hold(entry.person, tx);
    const held = await tx.findOne(ListEntryEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!held) throw listEntryNotFound();
    return held;
  }
}
