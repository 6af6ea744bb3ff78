import { localDate } from '@filiera/contracts';
import { Clock, IdSource, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ServedPeople } from '../people/served-people.js';
import { decideDeclaration, declare, type Declared, type DeclarationCommand, OPEN_STATES } from './decide-declaration.js';
import { nextDay } from './decide-due.js';
import { alreadyDeclared, declarationNotFound } from './declaration-errors.js';
import { DeclarationEntity } from './declaration.entity.js';

/** The one way in which declarations are made and change. */
@Injectable()
export class ChangeDeclaration {
  constructor(private readonly work: UnitOfWork, private readonly people: ServedPeople, private readonly ids: IdSource, private readonly clock: Clock) {}

  /**
   * @param by label of the key or token that records it
   * @returns the declaration's id
   * @throws NotFound, Conflict when the person is erased or has one already, Invalid with every fault
   */
  declare(person: string, declared: Declared, by: string): Promise<string> {
    return this.work.run(async (tx) => {
      await this.people.hold(person, tx);
      const now = this.clock.now();
      const facts = declare(declared, localDate(now));
      if (await tx.existsBy(DeclarationEntity, { person, state: In(OPEN_STATES) })) throw alreadyDeclared();
      const id = this.ids.entityId();
      await tx.insert(DeclarationEntity, { ...facts, id, person, nextDue: nextDay(facts), changedBy: by, changedAt: now });
      return id;
    });
  }

  /** @throws NotFound, and what {@link decideDeclaration} throws */
  run(id: string, command: DeclarationCommand, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const known = await tx.findOne(DeclarationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!known) throw declarationNotFound();
      const now = this.clock.now();
      const facts = decideDeclaration(command, known, localDate(now));
      await tx.update(DeclarationEntity, { id }, { ...facts, nextDue: nextDay(facts), changedBy: by, changedAt: now });
    });
  }
}
