import type { Article } from '../agreement.types.js';

export const standards: Article = {
  number: 9,
  heading: { it: 'Standard di servizio', en: 'Service standards' },
  clauses: [
    {
      id: '9.1',
      text: { it: "A una proposta di invio l'altro membro risponde entro il termine dell'allegato C; il termine è scritto nella proposta.", en: 'A proposed referral is answered by the other member within the time of annex C; the deadline is written in the proposal.' },
    },
    {
      id: '9.2',
      text: { it: "Dopo l'accettazione il titolare del candidato trasmette i contatti entro il termine dell'allegato C.", en: "After acceptance the candidate's holder sends the contacts within the time of annex C." },
    },
    {
      id: '9.3',
      text: { it: "Il titolare dell'offerta comunica l'esito di un invio accettato entro il termine dell'allegato C.", en: "The vacancy's owner gives the outcome of an accepted referral within the time of annex C." },
    },
    {
      id: '9.4',
      text: { it: "Ogni cancellazione è confermata entro il termine dell'allegato C. Chi non ha confermato risulta all'ente coordinatore.", en: 'Every erasure is confirmed within the time of annex C. Those who have not confirmed are known to the coordinating body.' },
    },
    {
      id: '9.5',
      text: { it: 'I tempi sono misurati dalle intestazioni degli eventi, uguali per tutti, e resi noti ai membri.', en: "Times are measured from the events' headers, alike for all, and made known to the members." },
    },
    {
      id: '9.6',
      text: { it: "A una richiesta di iscrizione chi tiene il corso risponde entro il termine dell'allegato C; il termine è scritto nella richiesta.", en: 'A requested enrolment is answered by whoever gives the course within the time of annex C; the deadline is written in the request.' },
    },
    {
      id: '9.7',
      text: { it: "Un fabbisogno dichiarato trova un corso che gli risponde, o è ritirato, entro il termine dell'allegato C; il termine è scritto nel fabbisogno.", en: 'A declared need finds a course that takes it up, or is withdrawn, within the time of annex C; the deadline is written in the need.' },
    },
    {
      id: '9.8',
      text: {
        it: "Chi ha dichiarato la propria disponibilità è contattato entro i termini di legge. Il termine lo misura il centro per l'impiego che segue la persona.",
        en: 'A person who has declared their availability is in contact with the office within the terms of the law. The employment office that serves the person measures the term.',
      },
    },
    {
      id: '9.9',
      text: {
        it: "Una comunicazione obbligatoria è inviata entro il proprio termine di legge. Il ritardo lo rileva il centro per l'impiego che la riceve.",
        en: 'A mandatory communication is sent within its own term of the law. The employment office that receives it notices the delay.',
      },
    },
    {
      id: '9.10',
      text: {
        it: "Passato un termine, chi lo misura lo rende noto una volta al membro interessato e all'ente coordinatore: quale standard, quale termine, quale membro doveva agire se le intestazioni lo dicono, e se fu poi fatto. Non si nominano persone né imprese; ciò che attendeva lo riconosce il solo membro interessato.",
        en: 'Once a term has passed, whoever measures it makes it known once, to the member concerned and to the coordinating body: which standard, which term, which member had to act where the headers tell, and whether it was done afterwards. Neither persons nor firms are named; what waited is recognised by the member concerned alone.',
      },
    },
    {
      id: '9.11',
      text: {
        it: "Se in seguito si viene a sapere che un termine detto mancato era stato rispettato, perché un nodo era scollegato o perché la registrazione è tardiva, chi l'ha reso noto lo ritira verso gli stessi destinatari e dice quando fu fatto. Un termine ritirato non conta come mancato.",
        en: 'When it becomes known afterwards that a term told as missed was kept, because a node was cut off or something was written down late, whoever told it withdraws it towards the same addressees and says when it was done. A term that is withdrawn does not count as missed.',
      },
    },
  ],
};
