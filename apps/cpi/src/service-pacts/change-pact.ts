import { localDate } from '@filiera/contracts';
import { refuseStaleVersion, type Expected } from '@filiera/exchange';
import { Clock, IdSource, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { DeclarationEntity } from '../availability-declarations/declaration.entity.js';
import { ServedPeople } from '../people/served-people.js';
import { type AgreedAction, decidePact, draftPact, type PactCommand } from './decide-pact.js';
import { needsDeclaration, needsProfiling, pactNotFound, pactOpen } from './pact-errors.js';
import { PactEntity, PactRevisionEntity } from './pact.entities.js';

/** The one way in which pacts are made and change. */
@Injectable()
export class ChangePact {
  constructor(private readonly work: UnitOfWork, private readonly people: ServedPeople, private readonly ids: IdSource, private readonly clock: Clock) {}

  /**
   * @param by label of the key or token that writes it
   * @returns the pact's id
   * @throws NotFound, Conflict when the person is erased, has an open pact, no declaration in force or no confirmed profiling
   */
  draft(person: string, actions: readonly AgreedAction[], by: string): Promise<string> {
    return this.work.run(async (tx) => {
      await this.people.hold(person, tx);
      if (await tx.existsBy(PactEntity, { person, state: Not('ended') })) throw pactOpen();
      const declaration = await declarationInForce(person, tx);
      const profiling = await newestConfirmedProfiling(person, tx);
      const { actions: agreed, ...facts } = draftPact(actions);
      const id = this.ids.entityId();
      await tx.insert(PactEntity, { ...facts, id, person, declaration, profiling, version: 1, changedAt: this.clock.now() });
      await tx.insert(PactRevisionEntity, { pact: id, number: facts.revision, person, actions: agreed, signedOn: null, writtenBy: by });
      return id;
    });
  }

  /**
   * @param expected versions that the caller believes to change or sign: a signature is for what the person read, not for what a colleague wrote meanwhile
   * @throws NotFound, Conflict when the pact has another version or is signed without a declaration in force, and what {@link decidePact} throws
   */
  run(id: string, expected: readonly Expected[], command: PactCommand, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const known = await tx.findOneBy(PactEntity, { id });
      if (!known) throw pactNotFound();
      // An erasure waits for a revision that is being added, so that it takes that one away as well.
      await this.people.hold(known.person, tx);
      const pact = await tx.findOneByOrFail(PactEntity, { id });
      refuseStaleVersion(pact.version, ...expected);
      const { actions: present } = await tx.findOneByOrFail(PactRevisionEntity, { pact: id, number: pact.revision });
      const now = this.clock.now();
      const { actions, ...facts } = decidePact(command, { ...pact, actions: present }, localDate(now));
      // What is signed rests on the declaration that is in force then: the one of the draft may have ended meanwhile.
      const declaration = command.do === 'sign' ? await declarationInForce(pact.person, tx) : pact.declaration;
      const { state, revision, signedOn, endedOn, endReason } = facts;
      await tx.update(PactEntity, { id }, { state, revision, signedOn, endedOn, endReason, declaration, version: pact.version + 1, changedAt: now });
      if (command.do === 'sign') await tx.update(PactRevisionEntity, { pact: id, number: revision }, { signedOn, writtenBy: by });
      if (command.do === 'replace') await tx.update(PactRevisionEntity, { pact: id, number: revision }, { actions, writtenBy: by });
      if (command.do === 'revise') await tx.insert(PactRevisionEntity, { pact: id, number: revision, person: pact.person, actions, signedOn: null, writtenBy: by });
    });
  }
}

async function declarationInForce(person: string, tx: Transaction): Promise<string> {
  const declaration = await tx.findOneBy(DeclarationEntity, { person, state: 'in-force' });
  if (!declaration) throw needsDeclaration();
  return declaration.id;
}

async function newestConfirmedProfiling(person: string, tx: Transaction): Promise<string> {
  const [newest] = await tx.query<{ id: string }[]>(
    `SELECT p.id FROM profiling p JOIN profiling_confirmation c ON c.profiling = p.id WHERE p.person = $1 ORDER BY p.made_on DESC, p.recorded_at DESC LIMIT 1`, [person],
  );
  if (!newest) throw needsProfiling();
  return newest.id;
}
