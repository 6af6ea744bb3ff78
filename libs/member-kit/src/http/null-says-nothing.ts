import { optionalFields } from './may-be-missing.js';

/** Classes of requests in which null removes a field. */
const REMOVING = new WeakSet<object>();

/** Marks a request in which null has a meaning of its own: the field is to be removed. In every other one null says nothing, as if the field were left out. */
export function NullRemoves(): ClassDecorator {
  return (target) => void REMOVING.add(target);
}

/** Whether null removes a field in requests of this class; not in what is nested in them. */
export function nullRemovesIn(type: Function): boolean {
  return REMOVING.has(type);
}

/**
 * Makes optional fields that are null what they are where nobody gives them: missing, or their default. Before validation, which refuses null in all others, and in an
 * optional field of `contracts` as well: what is said on the wire is said in one way.
 * @param value a request of its class, changed in place: objects of classes and lists of them; a plain object is content, and stays as it is
 */
export function letNullSayNothing(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(letNullSayNothing);
  if (typeof value !== 'object' || value === null) return;
  const type = classOf(value);
  if (!type) return;
  const fields = value as Record<string, unknown>;
  const nulls = Object.keys(fields).filter((name) => fields[name] === null);
  if (nulls.length > 0 && !nullRemovesIn(type)) leaveOut(nulls, fields, type);
  Object.values(fields).forEach(letNullSayNothing);
}

function leaveOut(nulls: readonly string[], fields: Record<string, unknown>, type: new () => object): void {
  const [optional, untouched] = [optionalFields(type), new type() as Record<string, unknown>];
  for (const name of nulls) {
    if (!optional.has(name)) continue;
    if (name in untouched) fields[name] = untouched[name];
    else Reflect.deleteProperty(fields, name);
  }
}

/** The class that an object is of; none of content. */
function classOf(value: object): (new () => object) | undefined {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor: new () => object } | null;
  return prototype === null || prototype === Object.prototype || ArrayBuffer.isView(value) ? undefined : prototype.constructor;
}
