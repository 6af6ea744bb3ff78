import type { VacancyPay, VacancyState } from '@filiera/contracts';
import type { ReceivedEvent } from '@filiera/member-kit';
import { placeOfWork } from '../territory/place-of-work.js';
import type { Territory } from '../territory/territory.js';
import { ENVELOPE_COLUMNS, type BoardRow, type BoardTable } from './board-table.js';
import { occupationTags, tag } from './search-tags.js';
import { pointOf } from './sphere.js';

/** Whole states, one a vacancy. */
export const VACANCIES: BoardTable = {
  name: 'board_vacancy', entity: 'id', columns: { ...ENVELOPE_COLUMNS, id: 'uuid', status: 'text', title: 'text', valid_until: 'date', content: 'jsonb' },
};

/** What vacancies are searched by. */
export const VACANCY_SEARCH: BoardTable = {
  name: 'board_vacancy_search', entity: 'id',
  columns: {
    ...ENVELOPE_COLUMNS, id: 'uuid', status: 'text', published_on: 'date', valid_until: 'date', yearly_pay: 'real', x: 'real', y: 'real', z: 'real', tags: 'bigint[]',
  },
};

/** The words of live vacancies. Italian ones are found by their stems, those of other languages as they are written. */
export const VACANCY_WORDS: BoardTable = {
  name: 'board_vacancy_words', entity: 'id', columns: { ...ENVELOPE_COLUMNS, id: 'uuid' },
  ingredients: { stemmer: 'text', title: 'text', description: 'text' },
  computed: { title_words: `to_tsvector(stemmer::regconfig, title)`, words: `to_tsvector(stemmer::regconfig, title || ' ' || description)` },
};

/** Hours that a full-time year counts (40 a week) and the monthly payments that it has in Italy: only to compare pays with each other. */
const HOURS_A_YEAR = 2_080;
const MONTHS_A_YEAR = 13;
const PERIODS_A_YEAR: Readonly<Record<VacancyPay['period'], number>> = { hour: HOURS_A_YEAR, month: MONTHS_A_YEAR, year: 1 };

/** A vacancy as its publisher last told it. */
export function vacancyRow(event: ReceivedEvent<VacancyState>): BoardRow {
  const { data } = event;
  return { ...envelopeOf(event), status: data.status, title: data.title, valid_until: data.validUntil, content: data };
}

/** What the vacancy is searched by. */
export function vacancySearchRow(event: ReceivedEvent<VacancyState>, territory: Pick<Territory, 'find'>): BoardRow {
  const { data } = event;
  const place = placeOfWork(data.workplace, territory);
  return {
    ...envelopeOf(event), status: data.status, published_on: data.publishedOn, valid_until: data.validUntil, yearly_pay: yearlyPay(data.pay),
    ...(place && pointOf(place)),
    tags: [
      ...occupationTags(data.occupation), tag('contract', data.contract), tag('schedule', data.hours.schedule), tag('remote', data.remote),
      tag('country', data.workplace.country), tag('publisher', event.source), tag('targeted-placement', String(data.targetedPlacement)),
      ...data.languages.map((language) => tag('language', language.code)), ...data.licences.map((licence) => tag('licence', licence)),
    ],
  };
}

/** The words to work out; none of a vacancy that is closed, which nobody searches. */
export function vacancyWordsRow(event: ReceivedEvent<VacancyState>): BoardRow {
  const { language, status, title, description } = event.data;
  const words = status === 'published' ? { title, description } : { title: '', description: '' };
  return { ...envelopeOf(event), ...words, stemmer: language === 'it' ? 'italian' : 'simple' };
}

function envelopeOf(event: ReceivedEvent): BoardRow {
  return { publisher: event.source, id: event.entity, version: event.version, event_time: event.time };
}

/** The highest pay of a year, for sorting; only euro amounts can be compared. */
function yearlyPay(pay: VacancyPay | undefined): number | null {
  return pay?.currency === 'EUR' ? pay.max * PERIODS_A_YEAR[pay.period] : null;
}
