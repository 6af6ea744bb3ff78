/** Every order of the items: n! of them. */
export function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, at) => ordersOf([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [first, ...rest]));
}
