import type { LegalBasis } from './agreement.types.js';

/** On what legal basis data flow. */
export const legalBases: readonly LegalBasis[] = [
  {
    id: 'public-task-or-consent',
    rule: 'GDPR art. 6.1.e / art. 6.1.a / art. 9.2',
    clause: '3.4',
    text: {
      it: "compito di interesse pubblico per i centri per l'impiego (D.Lgs 150/2015); consenso, sezione per sezione e revocabile, per scuole, università e agenzie; per il collocamento mirato gli obblighi in materia di diritto del lavoro (GDPR art. 9.2.b, L. 68/1999)",
      en: 'public task for employment offices (D.Lgs 150/2015); consent, section by section and revocable, for schools, universities and agencies; for targeted placement the obligations of employment law (GDPR art. 9.2.b, L. 68/1999)',
    },
  },
  { id: 'legal-obligation', rule: 'GDPR art. 6.1.c', clause: '7.1', text: { it: 'obbligo legale: cancellazione (GDPR art. 17 e 19)', en: 'legal obligation: erasure (GDPR art. 17 and 19)' } },
  { id: 'no-personal-data', rule: '-', clause: '4.2', text: { it: 'nessun dato di persone fisiche', en: 'no data of natural persons' } },
];
