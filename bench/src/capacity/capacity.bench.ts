import { AGREEMENT, ruleOf, secondsOf } from '@filiera/contracts';
import { figure, type Figure } from '../figure.js';
import { ITALY } from './nation.js';
import { simulateYear } from './simulate-year.js';

const SAMPLE = 2_000_000;
const SEED = 11;
const YEAR_SECONDS = 365 * 24 * 3_600;

/** The message counts behind the page on growing beyond one machine. They are computed, not measured: no aim, nothing to be met. */
export function capacityFigures(): Figure[] {
  const year = simulateYear(ITALY, SAMPLE, SEED);
  const kept = Object.entries(ITALY.yearly).reduce((sum, [type, count]) => sum + (count * secondsOf(ruleOf(AGREEMENT, type)!.retention)) / YEAR_SECONDS, 0);
  const perEvent = year.published / year.events;
  const millions = (count: number): number => count / 1e6;
  const perSecond = (inAnHour: number): number => inAnHour / 3_600;
  return [
    figure('events of a nation in a year', millions(year.events), 'million'),
    figure('messages published in a year', millions(year.published), 'million'),
    figure('messages published, average of the year', year.published / YEAR_SECONDS, 'messages/s'),
    figure('messages published, peak hour of the year', perSecond(year.publishedInPeakHour), 'messages/s'),
    figure('messages published, peak hour, largest province', perSecond(year.publishedInPeakHourOfLargest), 'messages/s'),
    figure('deliveries by one hub for all provinces, average', year.deliveredByOneHub / YEAR_SECONDS, 'deliveries/s'),
    figure('deliveries where provinces keep to themselves what is not offered beyond, average', year.deliveredByProvinces / YEAR_SECONDS, 'deliveries/s'),
    figure('deliveries where provinces keep to themselves what is not offered beyond, peak hour', perSecond(year.deliveredInPeakHour), 'deliveries/s'),
    figure('messages that cross from province to province, average', year.crossing / YEAR_SECONDS, 'messages/s'),
    figure('storage of everything that retention keeps, one copy', (kept * perEvent * ITALY.messageBytes) / 2 ** 40, 'TiB'),
    figure('storage of an average province, one copy', (kept * perEvent * ITALY.messageBytes) / 2 ** 30 / ITALY.provinces, 'GiB'),
  ];
}
