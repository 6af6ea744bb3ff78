import type { CrossRule } from '../fields/field-rule.js';
import { daysBetween, isCalendarDate } from '../fields/formats.js';
import type { VacancyState } from './vacancy-state.js';
import type { VacancyPay, Workplace } from './vacancy-parts.js';
import { vacancyValidityDays } from './vacancy-validity.js';

export const payRange: CrossRule<VacancyPay> = {
  name: 'pay-range',
  field: 'max',
  text: { it: 'la retribuzione massima non è inferiore alla minima', en: 'the highest pay is not below the lowest' },
  check: ({ min, max }) => typeof min !== 'number' || typeof max !== 'number' || min <= max,
};

export const bothCoordinates: CrossRule<Workplace> = {
  name: 'both-coordinates',
  field: 'latitude',
  schema: { dependentRequired: { latitude: ['longitude'], longitude: ['latitude'] } },
  text: { it: 'latitudine e longitudine vanno insieme', en: 'latitude and longitude go together' },
  check: ({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined),
};

export const municipalityInItaly: CrossRule<Workplace> = {
  name: 'municipality-in-italy',
  field: 'municipality',
  schema: { if: { required: ['municipality'] }, then: { properties: { country: { const: 'IT' } } } },
  text: { it: 'un codice ISTAT indica un comune italiano: il paese è IT', en: 'an ISTAT code names an Italian municipality: the country is IT' },
  check: ({ municipality, country }) => municipality === undefined || country === undefined || country === 'IT',
};

export const openWithinPositions: CrossRule<VacancyState> = {
  name: 'open-within-positions',
  field: 'openPositions',
  text: { it: 'i posti ancora aperti non superano i posti', en: 'open positions do not exceed positions' },
  check: ({ positions, openPositions }) =>
    typeof positions !== 'number' || typeof openPositions !== 'number' || openPositions <= positions,
};

export const publishedHasOpenPositions: CrossRule<VacancyState> = {
  name: 'published-has-open-positions',
  field: 'openPositions',
  schema: {
    if: { properties: { status: { const: 'published' } }, required: ['status'] },
    then: { properties: { openPositions: { not: { const: 0 } } } },
  },
  text: { it: "un'offerta pubblicata ha almeno un posto aperto", en: 'a published vacancy has at least one open position' },
  check: ({ status, openPositions }) => status !== 'published' || openPositions !== 0,
};

export const filledHasNoOpenPositions: CrossRule<VacancyState> = {
  name: 'filled-has-no-open-positions',
  field: 'openPositions',
  schema: {
    if: { properties: { status: { const: 'filled' } }, required: ['status'] },
    then: { properties: { openPositions: { const: 0 } } },
  },
  text: { it: "un'offerta coperta non ha posti aperti", en: 'a filled vacancy has no open positions' },
  check: ({ status, openPositions }) => status !== 'filled' || openPositions === undefined || openPositions === 0,
};

export const validityWindow: CrossRule<VacancyState> = {
  name: 'validity-window',
  field: 'validUntil',
  text: {
    it: "la scadenza non precede la pubblicazione e non va oltre i giorni previsti dall'accordo",
    en: 'the last day is not before publication and not later than the agreement allows',
  },
  check: ({ publishedOn, validUntil, origin }) => {
    if (!isCalendarDate(publishedOn) || !isCalendarDate(validUntil)) return true;
    const days = daysBetween(publishedOn, validUntil);
    return days >= 0 && days <= vacancyValidityDays(publishedOn, origin !== undefined);
  },
};
