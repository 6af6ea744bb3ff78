import type { CrossRule } from '../fields/field-rule.js';
import { isCalendarDate } from '../fields/formats.js';
import type { PlacementState } from './placement-state.js';

export const endedHasEnd: CrossRule<PlacementState> = {
  name: 'ended-has-end',
  field: 'endDate',
  schema: {
    if: { required: ['status'] },
    then: {
      if: { properties: { status: { const: 'ended' } } },
      then: { required: ['endDate'] },
      else: { properties: { endReason: false } },
    },
  },
  text: {
    it: 'un inserimento concluso ha la data di fine; il motivo si indica solo quando è concluso',
    en: 'an ended placement has its end date; a reason is given only when it has ended',
  },
  check: ({ status, endDate, endReason }) =>
    status === undefined || (status === 'ended' ? endDate !== undefined : endReason === undefined),
};

export const placementDates: CrossRule<PlacementState> = {
  name: 'placement-dates',
  field: 'endDate',
  text: { it: 'la fine non precede l\'inizio', en: 'the end is not before the start' },
  check: ({ startDate, endDate }) => !isCalendarDate(startDate) || !isCalendarDate(endDate) || startDate <= endDate,
};
