import { element, insideOf, localNameOf, nameOf, type DocumentNode } from './document-tree.js';

/** Elements in the order that HR-XML wants them in, those of all parents together: no name occurs at two places with two orders. */
const ORDER = [
  'DocumentID', 'PositionOpeningStatusCode', 'PostingRequester', 'PositionProfile',
  'PostingInstruction', 'PositionTitle', 'PositionLocation', 'PositionOrganization', 'OrganizationIdentifiers', 'OrganizationName', 'OrganizationLegalID', 'IndustryCode',
  'PositionOpenQuantity', 'JobCategoryCode', 'PositionOfferingTypeCode', 'PositionQualifications', 'EducationRequirement', 'ExperienceSummary', 'License', 'PositionCompetency',
  'PositionFormattedDescription', 'WorkingLanguageCode', 'PositionPeriod', 'ImmediateStartIndicator', 'PositionScheduleTypeCode', 'ApplicationCloseDate',
  'OfferedRemunerationPackage', 'AddressLine', 'CityName', 'CountrySubDivisionCode', 'CountryCode', 'PostalCode', 'UserArea',
];

/** Which elements of a name belong to a part; others of that name are left alone. */
export type Owned = (node: DocumentNode) => boolean;

/**
 * Puts elements at a path of local names in place of those that are there, which may be none. Parents that are missing are made;
 * everything else stays as it is. New elements take the prefix that the document's own have.
 */
export function replacePart(parent: DocumentNode, path: readonly string[], fresh: readonly DocumentNode[], owned: Owned, prefix: string): void {
  const inside = insideOf(parent);
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length > 0) {
    const next = inside.find((child) => localNameOf(child) === name) ?? (fresh.length > 0 ? insert(inside, element(prefix + name, [])) : undefined);
    if (next) replacePart(next, rest, fresh, owned, prefix);
    return;
  }
  const old = inside.filter((child) => localNameOf(child) === name && owned(child));
  const place = old.length === 0 ? undefined : inside.indexOf(old[0]!);
  for (const child of old) inside.splice(inside.indexOf(child), 1);
  const prefixed = fresh.map((node) => withPrefix(node, prefix));
  if (place === undefined) for (const node of prefixed) insert(inside, node);
  else inside.splice(place, 0, ...prefixed);
}

/** Behind what comes before it, or at the end. */
function insert(inside: DocumentNode[], node: DocumentNode): DocumentNode {
  const order = ORDER.indexOf(localNameOf(node)!);
  const at = inside.findIndex((child) => ORDER.indexOf(localNameOf(child) ?? '') > order);
  inside.splice(at < 0 || order < 0 ? inside.length : at, 0, node);
  return node;
}

function withPrefix(node: DocumentNode, prefix: string): DocumentNode {
  const name = nameOf(node);
  if (name === undefined || prefix === '') return node;
  const { ':@': attributes } = node;
  return { [name.includes(':') ? name : prefix + name]: insideOf(node).map((child) => withPrefix(child, prefix)), ...(attributes ? { ':@': attributes } : {}) };
}
