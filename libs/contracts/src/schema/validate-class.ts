import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Fault } from '../fault.js';
import { harmless } from './fault-of.js';
import { INVALID, REQUIRED, UNKNOWN_FIELD, faultOfKeyword, type StockFault } from './stock-faults.js';

/**
 * Checks a value against a class with class-validator: for request bodies, where the class is at hand. Unknown fields are refused and nothing is converted.
 * It gives the same verdict as the JSON Schema of the class; of a list of codes it names the list, not the item.
 * @returns every fault found, none when the value is valid.
 */
export function validateClass(type: new () => object, value: unknown): readonly Fault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ field: '', ...faultOfKeyword('type', 'object') }];
  const shadowing = shadowingFaults(value, []);
  if (shadowing.length > 0) return shadowing;
  return validateSync(plainToInstance(type, value), { whitelist: true, forbidNonWhitelisted: true }).flatMap((error) => faultsOf(error, []));
}

/** Fields called like something that every object has (`constructor`, `toString`): class-transformer drops some in silence and crashes on others, so they are refused first. */
function shadowingFaults(value: object, parents: readonly string[]): Fault[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const own = name in Object.prototype ? [{ field: [...parents, harmless(name)].join('.'), ...UNKNOWN_FIELD }] : [];
    return typeof inner === 'object' && inner !== null ? [...own, ...shadowingFaults(inner, [...parents, harmless(name)])] : own;
  });
}

function faultsOf(error: ValidationError, parents: readonly string[]): Fault[] {
  const names = Object.keys(error.constraints ?? {});
  const path = [...parents, error.property];
  if (names.includes('whitelistValidation')) return [{ field: [...parents, harmless(error.property)].join('.'), ...UNKNOWN_FIELD }];
  const own = names.map((name): Fault => {
    const context: (StockFault & { field?: string }) | undefined = error.contexts?.[name];
    if (context?.field !== undefined) return { field: [...parents, context.field].join('.'), rule: context.rule, text: context.text };
    return { field: path.join('.'), ...(error.value === undefined ? REQUIRED : { rule: context?.rule ?? INVALID.rule, text: context?.text ?? INVALID.text }) };
  });
  const distinct = [...new Map(own.map((fault) => [`${fault.field} ${fault.rule}`, fault])).values()];
  return [...distinct, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}
