import type { Article } from '../agreement.types.js';

export const purposeAndPrinciples: Article = {
  number: 1,
  heading: { it: 'Oggetto e principi', en: 'Purpose and principles' },
  clauses: [
    {
      id: '1.1',
      text: {
        it: "I membri uniscono i propri servizi per il lavoro in una rete provinciale che tiene insieme istruzione, formazione, lavoro e sviluppo: quello che uno sa di un'offerta o di un candidato, e che può dire, arriva agli altri nel momento in cui accade.",
        en: 'The members join their employment services in one provincial network that ties together education, training, work and development: what one knows of a vacancy or of a candidate, and may tell, reaches the others when it happens.',
      },
    },
    {
      id: '1.2',
      text: {
        it: 'Membro è un ente che sottoscrive; nodo è il servizio informatico che lo rappresenta nella rete; evento è un fatto accaduto, firmato dal nodo che lo pubblica; titolare del candidato è il membro che lo ha iscritto.',
        en: 'A member is a body that signs; a node is the computer service that stands for it in the network; an event is a fact that has happened, signed by the node that publishes it; the holder of a candidate is the member that registered it.',
      },
    },
    {
      id: '1.3',
      text: {
        it: "Nella rete circolano soltanto gli eventi elencati nell'allegato A, pubblicati e letti da chi vi è indicato. Quello che l'elenco non prevede è rifiutato dai nodi e dal nodo centrale.",
        en: 'Only the events listed in annex A flow in the network, published and read by those named there. What the list does not foresee is refused by the nodes and by the hub.',
      },
    },
    {
      id: '1.4',
      text: {
        it: "I dati servono soltanto alle finalità dell'allegato B. Ogni evento porta con sé la propria finalità e la versione dell'accordo sotto cui è stato pubblicato.",
        en: 'Data serve only the purposes of annex B. Every event carries its purpose and the version of the agreement under which it was published.',
      },
    },
    {
      id: '1.5',
      text: {
        it: "Questo documento e le regole che i nodi applicano nascono dagli stessi dati: non possono divergere. L'impronta che chiude il documento li identifica.",
        en: 'This document and the rules that the nodes apply come from the same data: they cannot diverge. The digest at the end of the document identifies them.',
      },
    },
  ],
};
