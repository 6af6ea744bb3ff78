import type { Text } from '@filiera/contracts';
import { beginningOf } from '@filiera/exchange';
import { faultsOf } from '@filiera/member-kit';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ListedReference, VacancyDetail } from '../imports/import-request.js';
import { InputApiFailure } from './run-errors.js';

/** What an interface lists, and what of it cannot be used. */
export interface Listing {
  readonly changed: readonly ListedReference[];
  readonly closed: readonly ListedReference[];
  readonly faults: readonly ItemFault[];
}

/** An item of an answer that is none. */
export interface ItemFault {
  readonly reference: string;
  readonly field: string;
  readonly reason: Text;
}

/**
 * The answer to getAll or getChanges.
 * @throws InputApiFailure when it has another shape
 */
export function readListing(answer: unknown): Listing {
  const faults: ItemFault[] = [];
  const list = (name: string): ListedReference[] => {
    const items: unknown = isObject(answer) ? answer[name] : undefined;
    // An empty list may be left out, but not all three.
    if (items !== undefined && items !== null && !Array.isArray(items)) throw otherShape(name);
    return readItems(ListedReference, items ?? [], faults);
  };
  if (!isObject(answer) || !LISTS.some((name) => name in answer)) throw otherShape(LISTS.join(', '));
  const [created, modified, closed] = LISTS.map(list) as [ListedReference[], ListedReference[], ListedReference[]];
  const changed = new Map([...created, ...modified].map((each) => [`${each.source}/${each.reference}`, each]));
  const over = [...closed, ...[...changed.values()].filter(({ status }) => status === 'CLOSED')];
  for (const { source, reference } of over) changed.delete(`${source}/${reference}`);
  return { changed: [...changed.values()], closed: over, faults };
}

/**
 * The answer to getDetails.
 * @throws InputApiFailure when it has another shape
 */
export function readDetails(answer: unknown): { readonly details: readonly VacancyDetail[]; readonly faults: readonly ItemFault[] } {
  if (!Array.isArray(answer)) throw otherShape('getDetails');
  const faults: ItemFault[] = [];
  return { details: readItems(VacancyDetail, answer, faults), faults };
}

const LISTS = ['createdReferences', 'modifiedReferences', 'closedReferences'] as const;

/** What other systems say besides is left alone: only what is used here has to be right. */
function readItems<T extends ListedReference>(type: new () => T, items: readonly unknown[], faults: ItemFault[]): T[] {
  return items.flatMap((plain) => {
    if (!isObject(plain)) {
      faults.push({ reference: '', field: 'reference', reason: { it: 'non è un oggetto', en: 'it is no object' } });
      return [];
    }
    // A list may leave the status out: its name says it.
    const item = plainToInstance(type, { status: 'ACTIVE', ...withoutNull(plain) });
    const found = faultsOf(validateSync(item, { whitelist: true }));
    faults.push(...found.map(({ field, text }) => ({ reference: printable(plain['reference']), field, reason: text })));
    return found.length === 0 ? [item] : [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutNull(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
}

function printable(reference: unknown): string {
  return beginningOf((typeof reference === 'string' ? reference : '').replace(/[\p{Cc}\p{Cs}]/gu, ' '), 150);
}

function otherShape(what: string): InputApiFailure {
  return new InputApiFailure({ it: `la risposta non ha la forma attesa: ${what}`, en: `the answer does not have the shape expected: ${what}` });
}
