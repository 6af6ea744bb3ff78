import type { ValidationError } from 'class-validator';
import { faultsOf } from '../problems/faults-of.js';
import { masked } from './masked.js';
import type { SettingFault } from './settings-fault.js';

/**
 * What class-validator found of settings, each fault with the value seen, secrets masked.
 * @param sourceOf where the setting of this path was read
 * @param parent path of the settings that were validated
 */
export function settingFaults(errors: readonly ValidationError[], sourceOf: (path: string) => string, parent = ''): SettingFault[] {
  const seen = new Map(valuesOf(errors, parent));
  return faultsOf(errors, parent).map(({ field, text }) => ({ name: field, source: sourceOf(field), seen: masked(field, seen.get(field)), expected: text }));
}

/** Field path to the value seen there. */
function* valuesOf(errors: readonly ValidationError[], parent: string): Generator<[string, unknown]> {
  for (const error of errors) {
    const path = parent === '' ? error.property : `${parent}.${error.property}`;
    yield [path, error.value];
    yield* valuesOf(error.children ?? [], path);
  }
}
