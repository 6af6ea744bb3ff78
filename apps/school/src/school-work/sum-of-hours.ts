/** Adds up hours to the hundredth: hours are told as decimals, whose sums would otherwise fall short by a hair, and of who has done just enough it would be said that they are behind. */
export function sumOfHours(hours: readonly number[]): number {
  return Math.round(hours.reduce((sum, one) => sum + one, 0) * 100) / 100;
}
