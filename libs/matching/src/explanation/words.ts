import type { RequirementName } from '../assessment/requirements.js';
import type { PartName } from '../assessment/score.js';

/** Words for people, Italian first. */
export interface Words {
  readonly it: string;
  readonly en: string;
}

export const PART_NAMES: Record<PartName, Words> = {
  skills: { it: 'Competenze', en: 'Skills' },
  affinity: { it: 'Affinità del profilo', en: 'Affinity of the profile' },
  occupation: { it: 'Figura professionale', en: 'Occupation' },
  experience: { it: 'Esperienza', en: 'Experience' },
  distance: { it: 'Distanza', en: 'Distance' },
  education: { it: 'Titolo di studio', en: 'Education' },
  schedule: { it: 'Orario', en: 'Schedule' },
};

export const REQUIREMENT_NAMES: Record<RequirementName, Words> = {
  languages: { it: 'Lingue richieste', en: 'Languages required' },
  licences: { it: 'Patenti e abilitazioni richieste', en: 'Licences and certificates required' },
  contract: { it: 'Contratto', en: 'Contract' },
  distance: { it: 'Raggio di mobilità', en: 'Way to work' },
  'targeted-placement': { it: 'Collocamento mirato', en: 'Targeted placement' },
};

/** The Italian word for each that is met: it agrees with the name. */
export const SATISFIED: Record<RequirementName, string> = {
  languages: 'soddisfatte', licences: 'soddisfatte', contract: 'soddisfatto', distance: 'soddisfatto', 'targeted-placement': 'soddisfatto',
};

/** What stands beside a driving licence and is none: D.Lgs 286/2005 art. 14 (CQC), ADR 8.2.1, D.Lgs 285/1992 art. 116 (KB). */
export const LICENCE_NAMES: Record<string, Words> = {
  'CQC-goods': { it: 'CQC per il trasporto di cose', en: 'driver qualification card (CQC) for goods' },
  'CQC-passengers': { it: 'CQC per il trasporto di persone', en: 'driver qualification card (CQC) for passengers' },
  ADR: { it: 'certificato ADR', en: 'ADR certificate' },
  KB: { it: 'certificato di abilitazione professionale KB', en: 'KB professional certificate' },
};

export const SCHEDULE_NAMES: Record<string, Words> = {
  'full-time': { it: 'tempo pieno', en: 'full time' },
  'part-time': { it: 'tempo parziale', en: 'part time' },
  flexible: { it: 'orario flessibile', en: 'flexible hours' },
  any: { it: 'qualsiasi orario', en: 'any schedule' },
};

export const CONTRACTS: Record<string, Words> = {
  permanent: { it: 'tempo indeterminato', en: 'permanent' },
  'fixed-term': { it: 'tempo determinato', en: 'fixed term' },
  'agency-work': { it: 'somministrazione', en: 'agency work' },
  'apprenticeship-1': { it: 'apprendistato di primo livello', en: 'apprenticeship, first level' },
  'apprenticeship-2': { it: 'apprendistato professionalizzante', en: 'apprenticeship, second level' },
  'apprenticeship-3': { it: 'apprendistato di alta formazione', en: 'apprenticeship, third level' },
  internship: { it: 'tirocinio', en: 'internship' },
  'on-call': { it: 'lavoro a chiamata', en: 'on call' },
  seasonal: { it: 'lavoro stagionale', en: 'seasonal' },
  'self-employed': { it: 'lavoro autonomo', en: 'self-employed' },
  volunteer: { it: 'volontariato', en: 'volunteer' },
  'recruitment-reserve': { it: 'elenco di riserva', en: 'recruitment reserve' },
};

/** Languages of the EURES countries and of the largest communities of the province; others are shown by their code. */
export const LANGUAGE_NAMES: Record<string, Words> = {
  it: { it: 'italiano', en: 'Italian' },
  en: { it: 'inglese', en: 'English' },
  fr: { it: 'francese', en: 'French' },
  de: { it: 'tedesco', en: 'German' },
  es: { it: 'spagnolo', en: 'Spanish' },
  pt: { it: 'portoghese', en: 'Portuguese' },
  nl: { it: 'olandese', en: 'Dutch' },
  lb: { it: 'lussemburghese', en: 'Luxembourgish' },
  da: { it: 'danese', en: 'Danish' },
  sv: { it: 'svedese', en: 'Swedish' },
  no: { it: 'norvegese', en: 'Norwegian' },
  nb: { it: 'norvegese bokmål', en: 'Norwegian Bokmål' },
  nn: { it: 'norvegese nynorsk', en: 'Norwegian Nynorsk' },
  fi: { it: 'finlandese', en: 'Finnish' },
  is: { it: 'islandese', en: 'Icelandic' },
  pl: { it: 'polacco', en: 'Polish' },
  cs: { it: 'ceco', en: 'Czech' },
  sk: { it: 'slovacco', en: 'Slovak' },
  sl: { it: 'sloveno', en: 'Slovenian' },
  hr: { it: 'croato', en: 'Croatian' },
  hu: { it: 'ungherese', en: 'Hungarian' },
  ro: { it: 'romeno', en: 'Romanian' },
  bg: { it: 'bulgaro', en: 'Bulgarian' },
  el: { it: 'greco', en: 'Greek' },
  et: { it: 'estone', en: 'Estonian' },
  lv: { it: 'lettone', en: 'Latvian' },
  lt: { it: 'lituano', en: 'Lithuanian' },
  mt: { it: 'maltese', en: 'Maltese' },
  ga: { it: 'irlandese', en: 'Irish' },
  sq: { it: 'albanese', en: 'Albanian' },
  ar: { it: 'arabo', en: 'Arabic' },
  uk: { it: 'ucraino', en: 'Ukrainian' },
  ru: { it: 'russo', en: 'Russian' },
  zh: { it: 'cinese', en: 'Chinese' },
};

/** A text under its name. */
export function named(name: Words, text: Words): Words {
  return { it: `${name.it}: ${text.it}`, en: `${name.en}: ${text.en}` };
}

/** The Italian verb for what is missing. */
export function lacks(count: number): string {
  return count === 1 ? 'manca' : 'mancano';
}
