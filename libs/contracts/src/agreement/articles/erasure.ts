import type { Article } from '../agreement.types.js';

export const erasure: Article = {
  number: 7,
  heading: { it: 'Cancellazione e conservazione', en: 'Erasure and retention' },
  clauses: [
    {
      id: '7.1',
      text: {
        it: 'Quando una persona ottiene la cancellazione (GDPR art. 17), il titolare la chiede a tutta la rete (GDPR art. 19) indicandone lo pseudonimo; così anche per le versioni di un profilo che un consenso più ristretto ha superato.',
        en: "When a person obtains erasure (GDPR art. 17), the holder asks the whole network for it (GDPR art. 19) by the pseudonym; likewise for the versions of a profile that a narrower consent has superseded.",
      },
    },
    {
      id: '7.2',
      text: {
        it: 'Ogni membro che riceve dati di candidati, e il custode del nodo centrale, cancella e lo conferma al titolare e all\'ente coordinatore, anche quando non aveva nulla da cancellare.',
        en: 'Every member that receives data of candidates, and the steward of the hub, erases and confirms it to the holder and to the coordinating body, even when it had nothing to erase.',
      },
    },
    {
      id: '7.3',
      text: {
        it: 'Quello che è cancellato non ritorna: né da una copia di riserva, né da una ricostruzione, né da una nuova pubblicazione. Restano le sole impronte crittografiche, da cui la persona non è riconoscibile.',
        en: 'What is erased does not return: not from a backup, not from a rebuild, not from publishing again. Only cryptographic digests remain, from which the person cannot be recognised.',
      },
    },
    {
      id: '7.4',
      text: {
        it: "Ogni evento è conservato per il tempo indicato nell'allegato A e poi cancellato, nei nodi come nel nodo centrale.",
        en: 'Every event is kept for the time given in annex A and then erased, on the nodes as on the hub.',
      },
    },
  ],
};
