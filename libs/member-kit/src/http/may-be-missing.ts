import { getMetadataStorage, ValidationTypes } from 'class-validator';

/** One rule of one field, as class-validator keeps it. */
export type FieldRules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

/** Whether these rules of a field let it be left out: class-validator's `IsOptional`, or the `Optional` of `contracts`, for which null is not the same. */
export function mayBeMissing(rules: FieldRules): boolean {
  return rules.some(({ type, name, context }) => {
    const declared: unknown = context;
    if (typeof declared === 'object' && declared !== null && (declared as { optional?: unknown }).optional === true) return true;
    return type === ValidationTypes.CONDITIONAL_VALIDATION && name === 'isOptional';
  });
}

/** The fields of a class that a request may leave out. */
export function optionalFields(type: Function): ReadonlySet<string> {
  const storage = getMetadataStorage();
  const byField = storage.groupByPropertyName(storage.getTargetValidationMetadatas(type, '', false, false));
  return new Set(Object.entries(byField).flatMap(([name, rules]) => (mayBeMissing(rules) ? [name] : [])));
}
