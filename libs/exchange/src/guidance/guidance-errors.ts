import { Conflict, NotFound, Refused } from '@filiera/member-kit';

export const interviewNotFound = (): NotFound =>
  new NotFound({ code: 'guidance-interview.not-found', text: { it: 'Nessun colloquio con questo identificativo su questo nodo.', en: 'This node has no interview with this id.' } });

export const personUnknown = (): NotFound =>
  new NotFound({
    code: 'guidance-interview.person-unknown',
    text: { it: 'Nessuna persona con questo pseudonimo fra i propri candidati né in rete.', en: 'Nobody with this pseudonym, among the own candidates or on the network.' },
  });

export const interviewAnnulled = (): Conflict =>
  new Conflict({ code: 'guidance-interview.annulled', clause: '11.7', text: { it: 'Il colloquio è già annullato.', en: 'The interview is annulled already.' } });

export const notHeldHere = (): Refused =>
  new Refused({ code: 'guidance-interview.not-held-here', clause: '11.7', text: { it: 'Un colloquio lo annulla chi lo ha tenuto.', en: 'An interview is annulled by whoever held it.' } });

/** With this the event goes to quarantine. */
export const foreignInterview = (what: string): Refused =>
  new Refused({
    code: 'guidance-interview.foreign', clause: '11.6',
    text: { it: `Colloquio comunicato da chi non poteva, o al membro sbagliato (${what}).`, en: `An interview told by a member that may not tell it, or to the wrong one (${what}).` },
  });
