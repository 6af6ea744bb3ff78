import type { Agreement } from './agreement.types.js';

/** What fields are called in the document that is signed. */
export const fieldNames: Agreement['fieldNames'] = {
  languages: { it: 'lingue', en: 'languages' },
  experience: { it: 'esperienze', en: 'experience' },
  licences: { it: 'patenti', en: 'licences' },
  availability: { it: 'disponibilità', en: 'availability' },
  mobility: { it: 'mobilità', en: 'mobility' },
  targetedPlacement: { it: 'collocamento mirato', en: 'targeted placement' },
  entity: { it: 'identificativo di ciò che attendeva', en: 'identifier of what waited' },
  golPath: { it: 'percorso di politica attiva', en: 'active policy path' },
};
