import type { CrossRule } from '../fields/field-rule.js';
import { isCalendarDate } from '../fields/formats.js';
import { ifStatus } from '../schema/if-status.js';
import type { NeedState } from './need-state.js';

export const announcedBeforehand: CrossRule<NeedState> = {
  name: 'announced-beforehand',
  field: 'from',
  text: { it: 'un progetto industriale si annuncia prima del giorno in cui assume', en: 'an industrial project is announced before the day on which it hires' },
  check: ({ kind, from, declaredOn }) => kind !== 'industrial-project' || !isCalendarDate(from) || !isCalendarDate(declaredOn) || declaredOn < from,
};

export const withdrawnHasReason: CrossRule<NeedState> = {
  name: 'withdrawn-has-reason',
  field: 'withdrawalReason',
  schema: ifStatus('withdrawn', 'withdrawalReason'),
  text: { it: 'il motivo del ritiro è dovuto se il fabbisogno è ritirato, e solo allora', en: 'a reason is due when the need is withdrawn, and only then' },
  check: ({ status, withdrawalReason }) => status === undefined || (status === 'withdrawn') === (withdrawalReason !== undefined),
};
