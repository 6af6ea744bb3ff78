import { Conflict, Invalid, NotFound, type Fault } from '@filiera/member-kit';
import type { VacancyStage } from './vacancy.entity.js';

/** 404: this member has no such vacancy of its own. */
export const vacancyNotFound = (): NotFound => new NotFound({
  code: 'vacancy.not-found',
  text: {
    it: 'questo nodo non ha una propria offerta con questo identificativo; quelle della rete sono su /board/vacancies',
    en: 'this node has no vacancy of its own with this id; those of the network are at /board/vacancies',
  },
});

/** 409: the vacancy does not stand where this step begins. */
export const vacancyNotIn = (stage: VacancyStage, wanted: readonly VacancyStage[]): Conflict => new Conflict({
  code: `vacancy.is-${stage}`,
  text: {
    it: `l'offerta è nello stato "${stage}"; questo passo parte da: ${wanted.join(', ')}`,
    en: `the vacancy is "${stage}"; this step begins from: ${wanted.join(', ')}`,
  },
});

/** 422: the advertisement may not be published as it is; all faults at once. */
export const vacancyNotPublishable = (faults: readonly Fault[]): Invalid => new Invalid({
  code: 'vacancy.not-publishable', faults,
  text: { it: "l'offerta non si può pubblicare così", en: 'the vacancy cannot be published as it is' },
});

/** 422: fewer positions are open than are to be filled, or fewer are wanted than have been filled. */
export const tooManyPositions = (field: string, open: number): Invalid => new Invalid({
  code: 'vacancy.positions',
  text: { it: `posti ancora aperti: ${open}`, en: `positions still open: ${open}` },
  faults: [{ field, rule: 'open-positions', text: { it: `posti ancora aperti: ${open}`, en: `positions still open: ${open}` } }],
});
