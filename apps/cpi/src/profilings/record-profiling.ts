import { localDate } from '@filiera/contracts';
import { Clock, Conflict, IdSource, NotFound, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ServedPeople } from '../people/served-people.js';
import { decideProfiling, type MadeProfiling } from './decide-profiling.js';
import { ProfilingConfirmationEntity, ProfilingEntity } from './profiling.entities.js';

/** Adds a profiling to a person's history, and a confirmation to a profiling. */
@Injectable()
export class RecordProfiling {
  constructor(private readonly work: UnitOfWork, private readonly people: ServedPeople, private readonly ids: IdSource, private readonly clock: Clock) {}

  /**
   * @param by label of the key or token that records it
   * @returns the profiling's id
   * @throws NotFound, Conflict when the person is erased, Invalid with every fault
   */
  add(person: string, made: MadeProfiling & { readonly method: string }, by: string): Promise<string> {
    return this.work.run(async (tx) => {
      await this.people.hold(person, tx);
      const now = this.clock.now();
      const { madeOn, score, inputs } = decideProfiling(made, localDate(now));
      const id = this.ids.entityId();
      await tx.insert(ProfilingEntity, { id, person, madeOn, score: String(score), method: made.method, inputs, recordedBy: by, recordedAt: now });
      return id;
    });
  }

  /** @throws NotFound, Conflict when it is confirmed already */
  confirm(id: string, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const profiling = await tx.findOneBy(ProfilingEntity, { id });
      if (!profiling) throw profilingNotFound();
      await this.people.hold(profiling.person, tx);
      if (await tx.existsBy(ProfilingConfirmationEntity, { profiling: id })) throw alreadyConfirmed();
      await tx.insert(ProfilingConfirmationEntity, { profiling: id, person: profiling.person, confirmedBy: by, confirmedAt: this.clock.now() });
    });
  }
}

export const profilingNotFound = (): NotFound =>
  new NotFound({ code: 'profiling.not-found', text: { it: 'Nessuna profilazione con questo identificativo.', en: 'There is no profiling with this id.' } });

const alreadyConfirmed = (): Conflict =>
  new Conflict({ code: 'profiling.confirmed', text: { it: 'La profilazione è già confermata.', en: 'The profiling is already confirmed.' } });
