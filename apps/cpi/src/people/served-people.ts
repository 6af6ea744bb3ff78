import { CandidateEntity } from '@filiera/exchange';
import { Conflict, NotFound, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** The people whom this office serves: everything that it does with a person begins here. */
@Injectable()
export class ServedPeople {
  /**
   * Makes sure that the person is served here, and keeps their erasure, and whatever else is done with them, waiting until the transaction ends.
   * @param person the candidate's pseudonym
   * @throws NotFound when this node holds no such candidate, Conflict when erased
   */
  async hold(person: string, tx: Transaction): Promise<void> {
    const candidate = await tx.findOne(CandidateEntity, { select: { id: true, standing: true }, where: { id: person }, lock: { mode: 'pessimistic_write' } });
    if (!candidate) throw personNotServed();
    if (candidate.standing === 'erased') throw personErased();
  }
}

const personNotServed = (): NotFound => new NotFound({
  code: 'candidate.not-found',
  text: { it: 'Questo nodo non ha un candidato con questo identificativo: registrarlo prima.', en: 'This node holds no candidate with this id: register them first.' },
});

const personErased = (): Conflict => new Conflict({
  code: 'candidate.erased', rule: 'GDPR art. 17',
  text: { it: 'I dati di questa persona sono stati cancellati.', en: 'The data of this person have been erased.' },
});
