import type { Transaction } from '@filiera/member-kit';
import type { Decider, VacancyDecision, VacancyFacts } from './decide-vacancy.js';

/** Something that binds what an own vacancy may say: a kind of member that offers vacancies in others' name. */
export abstract class BindsVacancies {
  /**
   * Called in the transaction of a step that a person takes, after the step is decided and before it is saved.
   * @param id of the vacancy
   * @throws DomainError when the vacancy may not become so
   */
  abstract check(id: string, before: VacancyFacts, decision: VacancyDecision, decider: Decider, tx: Transaction): Promise<void>;
}
