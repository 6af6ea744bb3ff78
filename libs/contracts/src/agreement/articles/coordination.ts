import type { Article } from '../agreement.types.js';

export const coordination: Article = {
  number: 8,
  heading: { it: 'Coordinamento e nodo centrale', en: 'Coordination and the hub' },
  clauses: [
    {
      id: '8.1',
      text: {
        it: "L'ente coordinatore tiene il registro e l'accordo, osserva che gli standard siano rispettati e ne riferisce alla cabina di regia. È un membro come gli altri: non pubblica né candidati né offerte.",
        en: 'The coordinating body keeps the registry and the agreement, watches that the standards are met and reports to the steering board. It is a member like the others: it publishes neither candidates nor vacancies.',
      },
    },
    {
      id: '8.2',
      text: {
        it: "Di candidati, offerte, invii, inserimenti, formazione e fabbisogni l'ente coordinatore vede le sole intestazioni: chi, che cosa, quando, per quale pseudonimo. Mai i contenuti. Gli pseudonimi restano dati personali e come tali li tratta.",
        en: 'Of candidates, vacancies, referrals, placements, training and needs the coordinating body sees the headers alone: who, what, when, for which pseudonym. Never the contents. Pseudonyms are personal data all the same, and it treats them as such.',
      },
    },
    {
      id: '8.3',
      text: {
        it: "Il custode del nodo centrale lo configura come questo accordo vuole e ne custodisce le chiavi. Non ha interfaccia pubblica e non legge i contenuti; cancella, conferma, e segnala lacune e abusi.",
        en: 'The steward of the hub configures it as this agreement says and holds its keys. It has no public interface and does not read contents; it erases, confirms, and reports gaps and abuse.',
      },
    },
    {
      id: '8.4',
      text: {
        it: "La rete continua a funzionare anche quando l'ente coordinatore o il custode sono fermi; un nodo lavora anche quando non è collegato e si allinea al ritorno.",
        en: 'The network goes on when the coordinating body or the steward are down; a node works when it is not connected, and catches up when it is back.',
      },
    },
    {
      id: '8.5',
      text: {
        it: "L'ente coordinatore vede quanto ciascun membro è indietro nella lettura di ciò che gli spetta: quanti messaggi attendono, quanti sono letti e non confermati, da quando. Sono conteggi e orari: nessun contenuto e nessuna persona.",
        en: 'The coordinating body sees how far behind each member is in reading what is for it: how many messages wait, how many are read and not confirmed, since when. These are counts and times: no contents and no person.',
      },
    },
  ],
};
