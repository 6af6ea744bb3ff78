/** A date as EURES documents write one: 2026-11-23, with or without a time, or 23.11.2026. Undefined when it is none (`na`, empty, 31.02.2026). */
export function textDate(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})?$/.exec(trimmed);
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(trimmed);
  return dotted ? calendarDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])) : undefined;
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : undefined;
}
