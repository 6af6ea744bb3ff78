import type { Article } from '../agreement.types.js';

export const versions: Article = {
  number: 10,
  heading: { it: "Versioni dell'accordo", en: 'Versions of the agreement' },
  clauses: [
    {
      id: '10.1',
      text: { it: "L'ente coordinatore pubblica ogni versione dell'accordo con la sua impronta e il giorno in cui entra in vigore.", en: 'The coordinating body publishes every version of the agreement with its digest and the day on which it comes into force.' },
    },
    {
      id: '10.2',
      text: { it: "Il numero di versione dice che cosa cambia: il terzo le parole, il secondo aggiunge, il primo toglie o modifica. Ogni membro dichiara quali versioni accetta, e il suo nodo lo verifica all'avvio.", en: 'The version number says what changes: the third the words, the second adds, the first takes away or changes. Every member declares which versions it accepts, and its node checks it at start.' },
    },
    {
      id: '10.3',
      text: { it: 'Un evento vale secondo la versione in vigore quando fu pubblicato.', en: 'An event counts under the version in force when it was published.' },
    },
  ],
};
