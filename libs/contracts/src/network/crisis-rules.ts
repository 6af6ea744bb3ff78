import type { CrossRule } from '../fields/field-rule.js';
import { isCalendarDate } from '../fields/formats.js';
import { ifStatus } from '../schema/if-status.js';
import type { CrisisState } from './crisis-state.js';
import { leastPeopleOfACrisis } from './crisis-thresholds.js';

export const announcedEarly: CrossRule<CrisisState> = {
  name: 'announced-early',
  field: 'from',
  text: { it: 'una crisi si annuncia prima del giorno in cui comincia', en: 'a crisis is announced before the day on which it begins' },
  check: ({ from, announcedOn }) => !isCalendarDate(from) || !isCalendarDate(announcedOn) || announcedOn < from,
};

export const enoughPeople: CrossRule<CrisisState> = {
  name: 'enough-people',
  field: 'people',
  text: { it: 'sotto la soglia dei licenziamenti collettivi (L. 223/1991 art. 24) una crisi non si annuncia alla rete', en: 'below the threshold of collective dismissals (L. 223/1991 art. 24) no crisis is announced to the network' },
  check: ({ people, announcedOn }) => typeof people !== 'number' || !isCalendarDate(announcedOn) || people >= leastPeopleOfACrisis(announcedOn),
};

export const withdrawnCrisisHasReason: CrossRule<CrisisState> = {
  name: 'withdrawn-crisis-has-reason',
  field: 'withdrawalReason',
  schema: ifStatus('withdrawn', 'withdrawalReason'),
  text: { it: 'il motivo è dovuto se la crisi non è più annunciata, e solo allora', en: 'a reason is due when the crisis is no longer announced, and only then' },
  check: ({ status, withdrawalReason }) => status === undefined || (status === 'withdrawn') === (withdrawalReason !== undefined),
};
