import type { LegalBasis } from './agreement.types.js';

/** On what legal basis data flow. An event that rests on several says which publisher rests on which. */
export const legalBases: readonly LegalBasis[] = [
  {
    id: 'public-task',
    rule: 'GDPR art. 6.1.e',
    clause: '3.4',
    text: { it: "compito di interesse pubblico dei centri per l'impiego (D.Lgs 150/2015)", en: 'public task of the employment offices (D.Lgs 150/2015)' },
  },
  {
    id: 'consent',
    rule: 'GDPR art. 6.1.a',
    clause: '3.4',
    text: { it: 'consenso della persona, sezione per sezione, per scuole, università, agenzie ed EURES', en: "the person's consent, section by section, for schools, universities, agencies and EURES" },
  },
  {
    id: 'employment-law',
    rule: 'GDPR art. 9.2.b',
    clause: '3.6',
    text: { it: 'obblighi in materia di diritto del lavoro e protezione sociale (L. 68/1999)', en: 'obligations of employment and social protection law (L. 68/1999)' },
  },
  { id: 'legal-obligation', rule: 'GDPR art. 6.1.c', clause: '7.1', text: { it: 'obbligo legale di cancellare e di farlo sapere (GDPR art. 17 e 19)', en: 'legal obligation to erase and to say so (GDPR art. 17 and 19)' } },
  { id: 'no-personal-data', rule: '-', clause: '4.2', text: { it: 'nessun dato di persone fisiche', en: 'no data of natural persons' } },
];
