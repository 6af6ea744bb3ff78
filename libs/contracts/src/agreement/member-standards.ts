import type { MemberStandard } from './agreement.types.js';

/** Standards whose terms are the law's and which the employment offices measure (clauses 9.8 and 9.9). The terms are dated tables of their program. */
export const memberStandards: readonly MemberStandard[] = [
  {
    id: 'availability-contacted',
    clause: '9.8',
    measuredBy: 'cpi',
    what: { it: 'contatto con chi ha dichiarato la propria disponibilità', en: 'contact with a person who declared their availability' },
    within: { it: 'i termini di legge (D.Lgs 150/2015 artt. 20 e 21)', en: 'the terms of the law (D.Lgs 150/2015 artt. 20 and 21)' },
    by: { it: "la persona e il centro per l'impiego", en: 'the person and the employment office' },
  },
  {
    id: 'communication-in-time',
    clause: '9.9',
    measuredBy: 'cpi',
    what: { it: 'comunicazione obbligatoria', en: 'mandatory communication' },
    within: { it: 'il termine di legge di ciascuna', en: 'the term of the law for each' },
    by: { it: 'il datore di lavoro', en: 'the employer' },
  },
];
