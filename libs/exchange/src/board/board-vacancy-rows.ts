import type { VacancyPay, VacancyState } from '@filiera/contracts';
import type { ReceivedEvent } from '@filiera/member-kit';
import { ENVELOPE_COLUMNS, type BoardRow, type BoardTable } from './board-table.js';
import { occupationTags, tag } from './search-tags.js';
import { pointOf } from './sphere.js';

/** Whole states, one a vacancy. */
export const VACANCIES: BoardTable = {
  name: 'board_vacancy', entity: 'id', columns: { ...ENVELOPE_COLUMNS, id: 'uuid', title: 'text', valid_until: 'date', content: 'jsonb' },
};

/** What vacancies are searched by. Italian words are found by their stems, those of other languages as they are written. */
export const VACANCY_SEARCH: BoardTable = {
  name: 'board_vacancy_search', entity: 'id',
  columns: { ...ENVELOPE_COLUMNS, id: 'uuid', published_on: 'date', valid_until: 'date', yearly_pay: 'real', x: 'real', y: 'real', z: 'real', tags: 'bigint[]' },
  ingredients: { stemmer: 'text', title: 'text', description: 'text' },
  computed: {
    title_words: `to_tsvector(stemmer::regconfig, title)`,
    words: `to_tsvector(stemmer::regconfig, title || ' ' || left(description, 4000))`,
  },
};

/** Hours that a full-time year counts (40 a week) and the monthly payments that it has in Italy: only to compare pays with each other. */
const HOURS_A_YEAR = 2_080;
const MONTHS_A_YEAR = 13;
const PERIODS_A_YEAR: Readonly<Record<VacancyPay['period'], number>> = { hour: HOURS_A_YEAR, month: MONTHS_A_YEAR, year: 1 };

/** A vacancy as its publisher last told it. */
export function vacancyRow(event: ReceivedEvent<VacancyState>): BoardRow {
  const { data } = event;
  return {
    publisher: event.source, id: event.entity, version: event.version, status: data.status, event_time: event.time,
    title: data.title, valid_until: data.validUntil, content: data,
  };
}

/** What the vacancy is searched by. Coordinates come with it: the publisher filled them in. */
export function vacancySearchRow(event: ReceivedEvent<VacancyState>): BoardRow {
  const { data } = event;
  const { latitude, longitude } = data.workplace;
  return {
    ...vacancyRow(event), content: undefined, description: data.description, stemmer: data.language === 'it' ? 'italian' : 'simple',
    published_on: data.publishedOn, yearly_pay: yearlyPay(data.pay), ...(latitude !== undefined && longitude !== undefined && pointOf({ latitude, longitude })),
    tags: [
      ...occupationTags(data.occupation), tag('contract', data.contract), tag('schedule', data.hours.schedule), tag('remote', data.remote),
      tag('country', data.workplace.country), tag('publisher', event.source), tag('targeted-placement', String(data.targetedPlacement)),
      ...data.languages.map((language) => tag('language', language.code)), ...data.licences.map((licence) => tag('licence', licence)),
    ],
  };
}

/** The highest pay of a year, for sorting; only euro amounts can be compared. */
function yearlyPay(pay: VacancyPay | undefined): number | null {
  return pay?.currency === 'EUR' ? pay.max * PERIODS_A_YEAR[pay.period] : null;
}
