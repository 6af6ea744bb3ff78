import { isDeepStrictEqual } from 'node:util';

/** Whether two values say the same in JSON, whatever classes their objects are of and in whatever order their fields come. */
export function sameData(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
