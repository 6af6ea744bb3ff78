/** The two people of the story: plainly fictitious, tax codes computed from the fictitious names and dates. */

/** A graduate of the school, who agrees to share everything that a school shares. */
export const graduate = {
  firstName: 'Diplomato',
  lastName: 'Esempio',
  taxCode: 'SMPDLM07E10E506T',
  birthDate: '2007-05-10',
  email: 'diplomato@example.org',
  phone: '+39 0832 000101',
} as const;

/** A jobseeker of the employment office. */
export const jobseeker = {
  firstName: 'Lavoratrice',
  lastName: 'Esempio',
  taxCode: 'SMPLRT91C54D883N',
  birthDate: '1991-03-14',
  email: 'lavoratrice@example.org',
  phone: '+39 0833 000102',
} as const;

/** Where they live, ISTAT codes: Lecce and Gallipoli. */
export const LECCE = '075035';
export const GALLIPOLI = '075031';
