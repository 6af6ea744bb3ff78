import type { DataCategory } from './agreement.types.js';

/** What an event carries. */
export const dataCategories: readonly DataCategory[] = [
  { id: 'pseudonym', clause: '3.3', personal: true, special: false, text: { it: 'pseudonimo', en: 'pseudonym' } },
  { id: 'pseudonymous-profile', clause: '3.3', personal: true, special: false, text: { it: 'profilo professionale pseudonimo', en: 'pseudonymous professional profile' } },
  {
    id: 'targeted-placement',
    clause: '3.6',
    personal: true,
    special: true,
    reserved: { fields: ['targetedPlacement'], to: ['cpi'] },
    text: { it: 'iscrizione al collocamento mirato', en: 'enrolment for targeted placement' },
  },
  {
    id: 'policy-path',
    clause: '3.6',
    personal: true,
    special: false,
    reserved: { fields: ['golPath'], to: ['cpi'] },
    text: { it: 'percorso di politica attiva', en: 'active policy path' },
  },
  { id: 'vacancy', clause: '4.2', personal: false, special: false, text: { it: 'offerta di lavoro', en: 'vacancy' } },
  { id: 'referral', clause: '5.1', personal: true, special: false, text: { it: "pseudonimo, offerta e stato dell'invio", en: 'pseudonym, vacancy and state of the referral' } },
  { id: 'encrypted-contacts', clause: '5.5', personal: true, special: false, text: { it: 'nome e contatti, cifrati per il solo destinatario', en: 'name and contacts, encrypted for the one receiver' } },
  { id: 'placement', clause: '6.1', personal: true, special: false, text: { it: 'pseudonimo e rapporto di lavoro', en: 'pseudonym and employment' } },
  { id: 'course', clause: '11.1', personal: false, special: false, text: { it: 'corso', en: 'course' } },
  { id: 'enrolment', clause: '11.2', personal: true, special: false, text: { it: "pseudonimo, corso, stato dell'iscrizione e competenze acquisite", en: 'pseudonym, course, state of the enrolment and skills gained' } },
  { id: 'guidance', clause: '11.6', personal: true, special: false, text: { it: 'pseudonimo, giorno e tipo del colloquio, professione a cui si mira, passo successivo', en: 'pseudonym, day and kind of the interview, occupation aimed at, next step' } },
  { id: 'need', clause: '12.2', personal: false, special: false, text: { it: 'fabbisogno di competenze, senza impresa', en: 'skill need, without the firm' } },
  { id: 'crisis', clause: '12.5', personal: false, special: false, text: { it: 'crisi annunciata, senza impresa', en: 'announced crisis, without the firm' } },
  { id: 'breach', clause: '9.10', personal: false, special: false, text: { it: 'standard, membro e termine mancato', en: 'standard, member and missed term' } },
  { id: 'member-record', clause: '2.1', personal: false, special: false, text: { it: 'membro e chiavi pubbliche', en: 'member and public keys' } },
  { id: 'agreement-version', clause: '10.1', personal: false, special: false, text: { it: "versione dell'accordo", en: 'version of the agreement' } },
];
