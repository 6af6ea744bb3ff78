import { daysBetween, plusDays } from '@filiera/exchange';
import type { MappedVacancy } from '../reading/to-vacancy.js';

/** How long a shifted vacancy stays open when its own dates do not say. */
const USUAL_DAYS = 30;

/** A vacancy whose last day has passed, as if it were published today, open as long as it was then, and marked as a sample. Others stay as they are. */
export function shiftedToToday(vacancy: MappedVacancy, today: string): MappedVacancy {
  const { validUntil } = vacancy.content;
  if (validUntil === undefined || validUntil >= today) return vacancy;
  const open = daysBetween(vacancy.validFrom, validUntil);
  return { ...vacancy, content: { ...vacancy.content, validUntil: plusDays(today, open > 0 ? open : USUAL_DAYS), sample: true } };
}
