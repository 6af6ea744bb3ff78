import type { Article } from '../agreement.types.js';

export const training: Article = {
  number: 11,
  heading: { it: 'Formazione e orientamento', en: 'Training and guidance' },
  clauses: [
    {
      id: '11.1',
      text: {
        it: 'Scuole e università rendono noti alla rete i corsi a cui si può accedere da ogni membro: che cosa insegnano, quando, dove, a quali condizioni. Un corso descrive un servizio, non persone. Tutti i membri operativi lo leggono intero.',
        en: 'Schools and universities make known to the network the courses that are open to people from every member: what they teach, when, where, on what conditions. A course describes a service, not people. All working members read it whole.',
      },
    },
    {
      id: '11.2',
      text: {
        it: "Chi segue un candidato chiede per lui un posto in un corso. L'iscrizione riguarda due membri, il titolare del candidato e chi tiene il corso, e nessun altro la legge. Il candidato vi è indicato con il suo pseudonimo; nome e contatti non viaggiano: li comunica la persona, quando si presenta.",
        en: "Whoever follows a candidate asks for a place on a course. The enrolment concerns two members, the candidate's holder and whoever gives the course, and nobody else reads it. The candidate is named in it by the pseudonym; name and contacts do not travel: the person gives them on arrival.",
      },
    },
    {
      id: '11.3',
      text: {
        it: "Chi tiene il corso conferma il posto, mette in lista d'attesa dicendo la posizione, o rifiuta con un motivo fra quelli previsti. Non conferma più persone dei posti; un posto che si libera va alla prima della lista.",
        en: 'Whoever gives the course confirms the place, puts on the waiting list and says the position, or declines with one of the reasons foreseen. It confirms no more people than there are places; a place that becomes free goes to the first on the list.',
      },
    },
    {
      id: '11.4',
      text: {
        it: "Il titolare del candidato ritira la richiesta, o rinuncia al posto, in ogni momento prima della conclusione; lo fa quando la persona lascia la rete o revoca il consenso.",
        en: 'The candidate’s holder takes the request back, or gives up the place, at any time before completion; it does so when the person leaves the network or revokes consent.',
      },
    },
    {
      id: '11.5',
      text: {
        it: 'Concluso il corso, chi lo tiene comunica le competenze acquisite; il titolare del candidato le aggiunge al profilo, e le condivide come le altre competenze soltanto se la persona le condivide. Voti e presenze non viaggiano.',
        en: 'Once the course is completed, whoever gives it tells the skills gained; the candidate’s holder adds them to the profile, and shares them like the other skills only if the person shares those. Marks and attendance do not travel.',
      },
    },
    {
      id: '11.6',
      text: {
        it: "L'orientamento accompagna la persona lungo tutta la filiera. Chi tiene un colloquio con una persona il cui profilo è di un altro membro lo dice a quest'ultimo, e a nessun altro: il giorno, di che tipo, a quale professione si mira, quale passo segue. Quel che si è detto nel colloquio resta a chi l'ha tenuto. I colloqui con i propri candidati non lasciano il nodo.",
        en: "Guidance goes with a person along the whole chain. Whoever holds an interview with a person whose profile is another member's tells that member, and nobody else: the day, what kind, which occupation is aimed at, which step follows. What was said in the interview stays with whoever held it. Interviews with own candidates do not leave the node.",
      },
    },
    {
      id: '11.7',
      text: {
        it: 'Un colloquio comunicato per errore lo annulla chi lo ha comunicato; annullato, non conta più.',
        en: 'An interview that was told by mistake is annulled by whoever told it; once annulled, it counts no more.',
      },
    },
  ],
};
