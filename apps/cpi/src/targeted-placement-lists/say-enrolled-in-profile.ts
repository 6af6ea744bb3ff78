import { ChangeCandidate, ChecksProfile, type PrivateProfile } from '@filiera/exchange';
import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { STATES_ON_LIST } from './decide-list-entry.js';
import { stillEnrolled } from './list-entry-errors.js';
import { ListEntryEntity } from './list-entry.entity.js';

/**
 * Keeps a person's profile saying what the lists say. Whether the network learns of it is decided by what the person shares, as of any other part of the
 * profile: `targetedPlacement` has a basis of its own, which being enrolled does not give.
 */
@Injectable()
export class SayEnrolledInProfile extends ChecksProfile {
  constructor(private readonly changes: ChangeCandidate) {
    super();
  }

  /**
   * Takes over into the profile whether the person is on any list now. Who was removed from all is said not to be enrolled, instead of nothing: a reserved
   * vacancy would otherwise still take them for somebody of whom it is not known.
   */
  async follow(person: string, tx: Transaction): Promise<void> {
    const targetedPlacement = await this.isOnAList(person, tx);
    await this.changes.run(person, [], ({ candidate: { profile } }) => ({ columns: { profile: { ...profile, targetedPlacement } } }));
  }

  /** @throws Conflict when a profile would deny what the lists say */
  override async check(candidate: string, { targetedPlacement }: PrivateProfile, tx: Transaction): Promise<void> {
    if (targetedPlacement !== true && await this.isOnAList(candidate, tx)) throw stillEnrolled();
  }

  private isOnAList(person: string, tx: Transaction): Promise<boolean> {
    return tx.existsBy(ListEntryEntity, { person, state: In(STATES_ON_LIST) });
  }
}
