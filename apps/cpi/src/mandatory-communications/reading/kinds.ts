import type { Text } from '@filiera/contracts';

/** What a communication is about, with the ministry's own three letters. */
export const COMMUNICATION_KINDS = ['ASS', 'PRO', 'TRS', 'TRD', 'CES', 'VAR', 'URG'] as const;
export type CommunicationKind = (typeof COMMUNICATION_KINDS)[number];

/** Whether it tells that an employment begins; the others tell what becomes of one. */
export function tellsOfHire(kind: CommunicationKind | undefined): kind is 'ASS' | 'URG' {
  return kind === 'ASS' || kind === 'URG';
}

/** What people read of a kind. */
export const KIND_LABELS: Readonly<Record<CommunicationKind, Text>> = {
  ASS: { it: 'Assunzione', en: 'Hire' },
  PRO: { it: 'Proroga', en: 'Extension' },
  TRS: { it: 'Trasformazione', en: 'Transformation' },
  TRD: { it: 'Trasferimento o distacco', en: 'Transfer or secondment' },
  CES: { it: 'Cessazione', en: 'End' },
  VAR: { it: 'Variazione dei dati', en: 'Change of data' },
  URG: { it: 'Assunzione d’urgenza', en: 'Urgent hire' },
};

/** The documents that are read: employment, agency work, urgent hire. */
export const COMMUNICATION_FORMS = ['unilav', 'unisomm', 'uniurg'] as const;
export type CommunicationForm = (typeof COMMUNICATION_FORMS)[number];

/** What a communication does to the one before it. */
export interface CommunicationType {
  readonly code: string;
  readonly label: Text;
  /** `nothing`: it stands by itself; `replaces` or `annuls` the communication that it names. */
  readonly does: 'nothing' | 'replaces' | 'annuls';
  /** It completes an urgent hire, and has a deadline of its own; what corrects has none, a completion too. */
  readonly completesUrgency: boolean;
  readonly validFrom: string;
  readonly source: string;
}

const SOURCE = 'D.M. 30/10/2007';
const VALID_FROM = '2008-03-01';

/** The types of communication. */
export const COMMUNICATION_TYPES: readonly CommunicationType[] = [
  { code: '01', label: { it: 'Obbligatoria', en: 'Mandatory' }, does: 'nothing', completesUrgency: false, validFrom: VALID_FROM, source: SOURCE },
  { code: '03', label: { it: 'Rettifica', en: 'Correction' }, does: 'replaces', completesUrgency: false, validFrom: VALID_FROM, source: SOURCE },
  { code: '04', label: { it: 'Annullamento', en: 'Annulment' }, does: 'annuls', completesUrgency: false, validFrom: VALID_FROM, source: SOURCE },
  { code: '07', label: { it: 'A seguito di urgenza', en: 'After urgency' }, does: 'replaces', completesUrgency: true, validFrom: VALID_FROM, source: SOURCE },
  { code: '08', label: { it: 'A seguito di urgenza, rettificata', en: 'After urgency, corrected' }, does: 'replaces', completesUrgency: false, validFrom: VALID_FROM, source: SOURCE },
  { code: '09', label: { it: 'A seguito di urgenza, d’ufficio', en: 'After urgency, by the office' }, does: 'replaces', completesUrgency: true, validFrom: VALID_FROM, source: SOURCE },
];

/** The type with this code. */
export function communicationTypeOf(code: string): CommunicationType | undefined {
  return COMMUNICATION_TYPES.find((type) => type.code === code);
}

/** What a communication of this type does to the one that it names. */
export function doesOf(type: string): CommunicationType['does'] {
  return communicationTypeOf(type)?.does ?? 'nothing';
}
