import type { Article } from '../agreement.types.js';

export const members: Article = {
  number: 2,
  heading: { it: 'Membri', en: 'Members' },
  clauses: [
    {
      id: '2.1',
      text: {
        it: "L'ente coordinatore tiene il registro dei membri e rende noto a tutti chi entra, con le sue chiavi pubbliche. La rete è aperta a chi sottoscrive.",
        en: 'The coordinating body keeps the registry of members and tells everyone who joins, with its public keys. The network is open to those who sign.',
      },
    },
    {
      id: '2.2',
      text: {
        it: "I membri sono dei tipi indicati fra le parti. Il tipo decide che cosa un membro può pubblicare e leggere; più membri possono essere dello stesso tipo.",
        en: 'Members are of the kinds named among the parties. The kind decides what a member may publish and read; there may be many members of one kind.',
      },
    },
    {
      id: '2.3',
      text: {
        it: "L'ente coordinatore sospende un membro che viola l'accordo o la cui sicurezza è compromessa: da quel momento esso non pubblica e non riceve. Cessata la causa, lo riammette. Di entrambe le cose informa tutti.",
        en: 'The coordinating body suspends a member that breaks the agreement or whose security is compromised: from that moment it neither publishes nor receives. When the cause has ended it is readmitted. Everyone is told of both.',
      },
    },
    {
      id: '2.4',
      text: {
        it: 'Un membro può recedere in ogni momento. Alla sua uscita conserva i propri dati e cancella quelli ricevuti dagli altri che non ha altro titolo per tenere.',
        en: 'A member may leave at any time. When it does, it keeps its own data and erases what it received from others and has no other title to keep.',
      },
    },
    {
      id: '2.5',
      text: {
        it: 'Le chiavi private si generano sul nodo e non lo lasciano mai. Ogni evento è firmato; chi lo riceve ne verifica la firma prima di usarlo.',
        en: 'Private keys are made on the node and never leave it. Every event is signed; whoever receives it checks the signature before using it.',
      },
    },
    {
      id: '2.6',
      text: {
        it: 'Ciascun membro è titolare autonomo del trattamento dei dati che pubblica e di quelli che riceve, e risponde della sicurezza del proprio nodo (GDPR art. 24 e 32).',
        en: 'Each member is an independent controller of the data that it publishes and of those that it receives, and answers for the security of its node (GDPR art. 24 and 32).',
      },
    },
  ],
};
