import type { Agreement, ServiceStandard } from '../agreement/agreement.types.js';
import type { Text } from '../text.js';

/** A language of the signed document. */
export type Language = keyof Text;

/** Fixed words of the document. */
export const WORDS = {
  generated: {
    it: "Documento generato dai dati dell'accordo: non si modifica a mano.",
    en: "Generated from the agreement's data: not to be edited by hand.",
  },
  version: { it: 'Versione', en: 'Version' },
  from: { it: 'in vigore dal', en: 'in force from' },
  parties: { it: 'Parti', en: 'Parties' },
  party: { it: 'Parte', en: 'Party' },
  kind: { it: 'Tipo', en: 'Kind' },
  role: { it: 'Che cosa fa nella rete', en: 'What it does in the network' },
  clause: { it: 'Clausola', en: 'Clause' },
  article: { it: 'Articolo', en: 'Article' },
  annexA: { it: 'Allegato A. Eventi', en: 'Annex A. Events' },
  annexAText: {
    it: 'Per ogni evento: chi lo pubblica, chi lo legge e in quale forma, perché, su quale base giuridica, che dati porta, per quanto tempo si conserva.',
    en: 'For each event: who publishes it, who reads it and in which form, why, on what legal basis, which data it carries, how long it is kept.',
  },
  event: { it: 'Evento', en: 'Event' },
  published: { it: 'Pubblica', en: 'Published by' },
  read: { it: 'Legge', en: 'Read by' },
  without: { it: 'senza', en: 'without' },
  concerned: { it: 'che ne è parte', en: 'concerned by it' },
  purpose: { it: 'Finalità', en: 'Purpose' },
  basis: { it: 'Base giuridica', en: 'Legal basis' },
  data: { it: 'Dati', en: 'Data' },
  kept: { it: 'Si conserva', en: 'Kept' },
  headers: { it: 'Sole intestazioni, senza contenuti', en: 'Headers alone, without contents' },
  progress: { it: 'Conteggi e orari di ciò che ciascun membro non ha ancora letto, senza contenuti', en: 'Counts and times of what each member has not read yet, without contents' },
  annexB: { it: 'Allegato B. Finalità, basi giuridiche, dati', en: 'Annex B. Purposes, legal bases, data' },
  rule: { it: 'Norma', en: 'Rule' },
  meaning: { it: 'Significato', en: 'Meaning' },
  personal: { it: 'Dati personali', en: 'Personal data' },
  special: { it: 'categoria particolare', en: 'special category' },
  reserved: { it: 'riservati a', en: 'reserved to' },
  yes: { it: 'sì', en: 'yes' },
  no: { it: 'no', en: 'no' },
  annexC: { it: 'Allegato C. Standard di servizio', en: 'Annex C. Service standards' },
  standard: { it: 'Standard', en: 'Standard' },
  after: { it: 'Dopo', en: 'After' },
  expected: { it: 'Si attende', en: 'Expected' },
  within: { it: 'Entro', en: 'Within' },
  by: { it: 'Chi', en: 'By' },
  ofTheLaw: { it: 'Con termini di legge, misurati da chi solo li conosce:', en: 'With terms of the law, measured by whoever alone knows them:' },
  measuredBy: { it: 'Misura', en: 'Measured by' },
  signature: { it: 'Sottoscrizione', en: 'Signatures' },
  body: { it: 'Ente', en: 'Body' },
  representative: { it: 'Rappresentante', en: 'Representative' },
  dateAndSignature: { it: 'Data e firma', en: 'Date and signature' },
  digest: { it: "Impronta dei dati dell'accordo (SHA-256, base64url)", en: "Digest of the agreement's data (SHA-256, base64url)" },
} as const satisfies Record<string, Text>;

const BY: Readonly<Record<ServiceStandard['by'], Text>> = {
  counterpart: { it: 'il membro a cui è proposto', en: 'the member that it is proposed to' },
  holder: { it: 'il titolare del candidato', en: "the candidate's holder" },
  'vacancy-owner': { it: "il titolare dell'offerta", en: "the vacancy's owner" },
  'course-owner': { it: 'chi tiene il corso', en: 'whoever gives the course' },
  'any-training-member': { it: 'i membri che tengono corsi, insieme', en: 'the members that give courses, together' },
  'every-holder-of-data': { it: 'ogni membro che riceve dati di candidati, e il custode', en: 'every member that receives data of candidates, and the steward' },
};

const DURATION_UNITS: Readonly<Record<string, Readonly<Record<Language, readonly [string, string]>>>> = {
  Y: { it: ['anno', 'anni'], en: ['year', 'years'] },
  M: { it: ['mese', 'mesi'], en: ['month', 'months'] },
  D: { it: ['giorno', 'giorni'], en: ['day', 'days'] },
};

/** Who must act, in words. */
export function actor(by: ServiceStandard['by'], language: Language): string {
  return BY[by][language];
}

/** A retention in words, for example "10 anni"; the duration itself when it has several parts. */
export function spokenDuration(duration: string, language: Language): string {
  const match = /^P(\d+)([YMD])$/.exec(duration);
  if (!match) return duration;
  return `${match[1]} ${DURATION_UNITS[match[2]!]![language][match[1] === '1' ? 0 : 1]}`;
}

/** A kind's name among the parties. */
export function kindName(agreement: Agreement, kind: string, language: Language): string {
  return agreement.parties.find((party) => party.kind === kind)?.name[language] ?? kind;
}
