/** Classes of requests in which null removes a field. */
const REMOVING = new WeakSet<object>();

/** Marks a request in which null has a meaning of its own: the field is to be removed. In every other one null says nothing, as if the field were left out. */
export function NullRemoves(): ClassDecorator {
  return (target) => void REMOVING.add(target);
}

/**
 * Makes optional fields that are null what they are where nobody gives them: missing, or their default. Validation has refused null in all others; the rules of
 * an optional field are skipped for null, so without this null would go on to code that asks whether a field was left out.
 * @param value a validated request, changed in place: objects of classes and lists of them; a plain object is content, and stays as it is
 */
export function letNullSayNothing(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(letNullSayNothing);
  if (typeof value !== 'object' || value === null || !isOfClass(value)) return;
  const { constructor } = value;
  const untouched = REMOVING.has(constructor) ? undefined : (new constructor() as Record<string, unknown>);
  for (const [name, given] of Object.entries(value)) {
    if (given !== null) letNullSayNothing(given);
    else if (untouched && name in untouched) value[name] = untouched[name];
    else if (untouched) Reflect.deleteProperty(value, name);
  }
}

interface OfClass extends Record<string, unknown> {
  readonly constructor: new () => object;
}

function isOfClass(value: object): value is OfClass {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype && !ArrayBuffer.isView(value);
}
