import { at, type XmlElement } from '@filiera/exchange';
import type { CommunicationForm, CommunicationKind } from './kinds.js';
import type { Told } from './told.js';

/** The element of a document that tells what happened, and the contract that it is about. */
export interface FoundEvent {
  readonly kind: CommunicationKind | undefined;
  readonly told: Told;
  readonly element: XmlElement | undefined;
  readonly path: string;
  readonly contract: XmlElement | undefined;
  readonly contractPath: string;
}

/** Which element tells of which kind. */
const EVENTS: readonly (readonly [name: string, kind: CommunicationKind])[] = [
  ['InizioRapporto', 'ASS'], ['Inizio', 'ASS'], ['Proroga', 'PRO'], ['Trasformazione', 'TRS'],
  ['Trasferimento', 'TRD'], ['TrasferimentoDistacco', 'TRD'], ['Distacco', 'TRD'], ['Cessazione', 'CES'], ['VariazioneDati', 'VAR'],
];

/** Finds what happened: one element, beside it at most the contract as it began. */
export function eventOf(root: XmlElement, form: CommunicationForm): FoundEvent {
  const [parent, prefix] = form === 'unisomm' ? [at(root, 'DittaUtilizzatrice', 'InizioContratto'), 'DittaUtilizzatrice/InizioContratto/'] : [root, ''];
  const found = EVENTS.flatMap(([name, kind]) => (parent?.children ?? []).filter((child) => child.name === name).map((element) => ({ name, kind, element })));
  const changes = found.filter(({ kind }) => kind !== 'ASS');
  const told = changes.length > 0 ? changes : found;
  const only = told.length === 1 ? told[0] : undefined;
  const begun = found.find(({ kind }) => kind === 'ASS');
  const inside = at(only?.element, 'Contratto');
  const path = `${prefix}${only?.name ?? 'InizioRapporto'}`;
  const own = only?.kind === 'ASS' || form === 'unisomm' ? only?.element : undefined;
  const { line, column } = only?.element ?? root;
  return {
    kind: only && form === 'uniurg' && only.kind === 'ASS' ? 'URG' : only?.kind,
    told: { text: told.map(({ name }) => name).join(' '), field: root.name, line, column },
    element: only?.element,
    path,
    contract: inside ?? own ?? begun?.element,
    contractPath: inside ? `${path}/Contratto` : own ? path : `${prefix}${begun?.name ?? 'InizioRapporto'}`,
  };
}
