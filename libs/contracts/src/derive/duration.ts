const DURATION = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

const DAY = 86_400;

/**
 * Seconds of an ISO 8601 duration. A year counts 365 days and a month 30: a stream's retention has no calendar.
 * @throws Error when the text is not a duration.
 */
export function secondsOf(duration: string): number {
  const match = DURATION.exec(duration);
  if (!match || duration.endsWith('T')) throw new Error(`"${duration}" is not an ISO 8601 duration such as P1Y`);
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number, number, number, number, number, number, number,
  ];
  return (years * 365 + months * 30 + weeks * 7 + days) * DAY + hours * 3600 + minutes * 60 + seconds;
}
