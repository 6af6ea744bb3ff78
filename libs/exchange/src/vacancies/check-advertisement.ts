import { validatePayload, vacancyPublishedV1, type MemberKind, type VacancyState } from '@filiera/contracts';
import type { Fault } from '@filiera/member-kit';
import { localDate } from '../calendar/local-date.js';
import { type DatedRule, isInForce } from '../dated-rules/rule-in-force.js';
import { checkWording } from './check-wording.js';

/** Who publishes an advertisement, and when. */
export interface Publisher {
  readonly kind: MemberKind;
  readonly now: Date;
}

/** What an advertisement must show besides what its contract asks, with the law. */
interface Duty extends DatedRule {
  readonly field: keyof VacancyState;
  readonly text: Fault['text'];
  binds(state: Partial<VacancyState>, kind: MemberKind): boolean;
}

export const DUTIES: readonly Duty[] = [
  {
    field: 'agencyAuthorisation', validFrom: '2003-10-24', source: 'D.Lgs 276/2003 art. 4 e 9',
    text: { it: "un'agenzia indica il numero della propria autorizzazione ministeriale", en: 'an agency shows the number of its ministerial authorisation' },
    binds: (_state, kind) => kind === 'agency',
  },
  {
    // Adverts of other countries' networks follow those countries' rules: they come in as they are.
    field: 'pay', validFrom: '1900-01-01', source: 'Dir. (UE) 2023/970 art. 5; Accordo di Rete',
    text: { it: "l'annuncio mostra la fascia di retribuzione", en: 'an advertisement shows the pay range' },
    binds: (state) => state.origin === undefined,
  },
];

/**
 * Everything that keeps an advertisement from being published, at once: what the contract asks, what the law has it show,
 * what it may not ask, and its last day.
 * @param state the state as it would be published
 */
export function checkAdvertisement(state: Partial<VacancyState>, publisher: Publisher): Fault[] {
  const today = localDate(publisher.now);
  const faults: Fault[] = [...validatePayload(vacancyPublishedV1, state)];
  for (const duty of DUTIES) {
    if (isInForce(duty, today) && state[duty.field] === undefined && duty.binds(state, publisher.kind)) {
      faults.push({ field: duty.field, rule: duty.source, text: duty.text });
    }
  }
  faults.push(...checkWording({ title: state.title ?? '', description: state.description ?? '', contract: state.contract ?? '' }, today));
  if (state.validUntil !== undefined && state.validUntil < today) {
    faults.push({ field: 'validUntil', rule: 'not-passed', text: { it: "l'ultimo giorno è già passato", en: 'the last day has already passed' } });
  }
  return faults;
}
