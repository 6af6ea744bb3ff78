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
  ],
};
