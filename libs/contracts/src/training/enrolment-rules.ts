import type { CrossRule } from '../fields/field-rule.js';
import { ifStatus } from '../schema/if-status.js';
import type { EnrolmentState } from './enrolment-state.js';

export const waitingHasPosition: CrossRule<EnrolmentState> = {
  name: 'waiting-has-position',
  field: 'position',
  schema: ifStatus('waiting', 'position'),
  text: { it: "la posizione è dovuta a chi è in lista d'attesa, e solo a lui", en: 'a position is due on the waiting list, and only there' },
  check: ({ status, position }) => status === undefined || (status === 'waiting') === (position !== undefined),
};

export const declinedEnrolmentHasReason: CrossRule<EnrolmentState> = {
  name: 'declined-enrolment-has-reason',
  field: 'declineReason',
  schema: ifStatus('declined', 'declineReason'),
  text: { it: "il motivo del rifiuto è dovuto se l'iscrizione è rifiutata, e solo allora", en: 'a reason is due when the enrolment is declined, and only then' },
  check: ({ status, declineReason }) => status === undefined || (status === 'declined') === (declineReason !== undefined),
};

export const completedHasSkills: CrossRule<EnrolmentState> = {
  name: 'completed-has-skills',
  field: 'skills',
  schema: ifStatus('completed', 'skills'),
  text: { it: 'le competenze acquisite sono dovute a corso concluso, e solo allora', en: 'the skills gained are due when the course is completed, and only then' },
  check: ({ status, skills }) => status === undefined || (status === 'completed') === (skills !== undefined),
};
