import type { VacancyPay, VacancyState } from '@filiera/contracts';
import type { ReceivedEvent } from '@filiera/member-kit';

/** Columns of `board_vacancy` with their types, in the order of every statement that writes them. */
export const BOARD_VACANCY_COLUMNS = {
  publisher: 'text', id: 'uuid', version: 'integer', status: 'text', event_time: 'timestamptz', title: 'text', language: 'text', isco: 'text', esco: 'text', contract: 'text',
  schedule: 'text', remote: 'text', country: 'text', municipality: 'text', latitude: 'double precision', longitude: 'double precision',
  yearly_pay: 'double precision', languages: 'text[]', licences: 'text[]', published_on: 'date', valid_until: 'date', content: 'jsonb',
} as const;

/** One row of `board_vacancy`. */
export type BoardVacancyRow = Readonly<Record<keyof typeof BOARD_VACANCY_COLUMNS, unknown>>;

/** Hours that a full-time year counts (40 a week) and the monthly payments that it has in Italy: only to compare pays with each other. */
const HOURS_A_YEAR = 2_080;
const MONTHS_A_YEAR = 13;
const PERIODS_A_YEAR: Readonly<Record<VacancyPay['period'], number>> = { hour: HOURS_A_YEAR, month: MONTHS_A_YEAR, year: 1 };

/** The row that shows a vacancy as its publisher last told it. Coordinates come with the vacancy: the publisher filled them in. */
export function toBoardVacancyRow(event: ReceivedEvent<VacancyState>): BoardVacancyRow {
  const { data } = event;
  return {
    publisher: event.source, id: event.entity, version: event.version, status: data.status, event_time: event.time.toISOString(),
    title: data.title, language: data.language, isco: data.occupation.isco, esco: data.occupation.esco ?? null, contract: data.contract, schedule: data.hours.schedule,
    remote: data.remote, country: data.workplace.country, municipality: data.workplace.municipality ?? null,
    latitude: data.workplace.latitude ?? null, longitude: data.workplace.longitude ?? null, yearly_pay: yearlyPay(data.pay),
    languages: data.languages.map((language) => language.code), licences: data.licences, published_on: data.publishedOn, valid_until: data.validUntil, content: data,
  };
}

/** The highest pay of a year, for sorting; only euro amounts can be compared. */
function yearlyPay(pay: VacancyPay | undefined): number | null {
  return pay?.currency === 'EUR' ? pay.max * PERIODS_A_YEAR[pay.period] : null;
}
