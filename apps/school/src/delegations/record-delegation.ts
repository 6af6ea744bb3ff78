import { ChangeCandidate, localDate } from '@filiera/exchange';
import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { IsNull } from 'typeorm';
import { Classes } from '../classes/classes.js';
import { decideDelegation, decideDelegationWithdrawal } from './decide-delegation.js';
import { GuardianDelegationEntity } from './guardian-delegation.entity.js';

/**
 * The guardian's delegation for a pupil. Given, it lets the pupil consent to sharing sections; withdrawn, a minor's sections are withdrawn in the
 * same transaction: the network is told at once, and asked to erase the copies it has. Its row is opened and closed with it.
 */
@Injectable()
export class RecordDelegation {
  constructor(
    private readonly work: UnitOfWork,
    private readonly classes: Classes,
    private readonly modules: ModuleRef,
  ) {}

  /** @throws NotFound, Conflict when one is in force, Invalid with every violation */
  give(candidate: string, givenOn: string): Promise<void> {
    return this.work.run(async (tx) => {
      await this.classes.enrolled(candidate, tx);
      await this.changes().run(candidate, [], (held, now) => {
        decideDelegation(held.candidate, givenOn, localDate(now));
        return { columns: { guardianDelegation: true } };
      });
      // The change has opened a row of today's: the guardian signed before.
      await tx.update(GuardianDelegationEntity, { candidate, withdrawnOn: IsNull() }, { givenOn });
    });
  }

  /** @throws NotFound, Conflict when none is in force */
  withdraw(candidate: string): Promise<void> {
    return this.work.run(async (tx) => {
      await this.classes.enrolled(candidate, tx);
      await this.changes().run(candidate, [], (held) => {
        decideDelegationWithdrawal(held.candidate);
        return { columns: { guardianDelegation: false } };
      });
    });
  }

  /** The exchange's own way of changing a candidate: there is one, wherever it is asked for. */
  private changes(): ChangeCandidate {
    return this.modules.get(ChangeCandidate, { strict: false });
  }
}
