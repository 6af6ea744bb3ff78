import { localDate } from '@filiera/contracts';
import { Clock, IdSource, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual, Not } from 'typeorm';
import { ServedPeople } from '../people/served-people.js';
import {
  annul, annulRemoval, correctDay, decideListEntry, enrol, isOnList, STATES_ON_LIST, type Enrolment, type ListCommand, type ListEntryFacts,
} from './decide-list-entry.js';
import { alreadyEnrolled, listEntryNotFound } from './list-entry-errors.js';
import { ListEntryEntity } from './list-entry.entity.js';
import type { PlacementList } from './list-rules.js';
import { SayEnrolledInProfile } from './say-enrolled-in-profile.js';

/** What becomes of an entry, and what is kept of how. */
type Changed = ListEntryFacts & Partial<Pick<ListEntryEntity, 'beforeRemoval' | 'pointsConfirmedBy' | 'pointsConfirmedAt'>>;

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
      const facts = enrol(enrolment, await lastRemoval(person, list, tx), localDate(now));
      if (await tx.existsBy(ListEntryEntity, { person, list, state: In(STATES_ON_LIST) })) throw alreadyEnrolled();
      const id = this.ids.entityId();
      await tx.insert(ListEntryEntity, { ...facts, id, person, beforeRemoval: null, pointsConfirmedBy: by, pointsConfirmedAt: now, changedBy: by, changedAt: now });
      await this.profile.follow(person, tx);
      return id;
    });
  }

  /** @throws NotFound, and what {@link decideListEntry} throws */
  run(id: string, command: ListCommand, by: string): Promise<void> {
    return this.change(id, by, (known, today, now) => ({
      ...decideListEntry(command, known, today),
      ...(command.do === 'rank' ? { pointsConfirmedBy: by, pointsConfirmedAt: now } : {}),
      ...(command.do === 'remove' ? { beforeRemoval: { state: known.state, stateSince: known.stateSince, reason: known.reason } } : {}),
    }));
  }

  /** @throws NotFound, and what {@link correctDay} throws */
  correctDay(id: string, enrolledOn: string, by: string): Promise<void> {
    return this.change(id, by, async (known, today, _, tx) => correctDay(enrolledOn, known, await lastRemoval(known.person, known.list, tx), today));
  }

  /** @throws NotFound, and what {@link annul} throws */
  annul(id: string, by: string): Promise<void> {
    return this.change(id, by, (known, today) => ({ ...annul(known, today), beforeRemoval: null }));
  }

  /** @throws NotFound, and what {@link annulRemoval} throws */
  annulRemoval(id: string, by: string): Promise<void> {
    return this.change(id, by, async (known, _today, _now, tx) => {
      const { person, list, stateSince, beforeRemoval } = known;
      const followed = await tx.existsBy(ListEntryEntity, { id: Not(id), person, list, state: Not('annulled'), enrolledOn: MoreThanOrEqual(stateSince) });
      return { ...annulRemoval(known, beforeRemoval, followed), beforeRemoval: null };
    });
  }

  private change(id: string, by: string, step: (known: ListEntryEntity, today: string, now: Date, tx: Transaction) => Changed | Promise<Changed>): Promise<void> {
    return this.work.run(async (tx) => {
      const known = await this.hold(id, tx);
      const now = this.clock.now();
      const changed = await step(known, localDate(now), now, tx);
      await tx.update(ListEntryEntity, { id }, { ...changed, changedBy: by, changedAt: now });
      if (isOnList(changed.state) !== isOnList(known.state)) await this.profile.follow(known.person, tx);
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

/** The day on which a person was last taken off a list. */
async function lastRemoval(person: string, list: PlacementList, tx: Transaction): Promise<string | null> {
  const removed = await tx.findOne(ListEntryEntity, { where: { person, list, state: 'removed' }, order: { stateSince: 'DESC' } });
  return removed?.stateSince ?? null;
}
