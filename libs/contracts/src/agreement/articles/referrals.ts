import type { Article } from '../agreement.types.js';

export const referrals: Article = {
  number: 5,
  heading: { it: 'Invii di candidati', en: 'Referrals' },
  clauses: [
    {
      id: '5.1',
      text: {
        it: "L'invio di un candidato su un'offerta riguarda due membri: il titolare del candidato e il titolare dell'offerta. Nessun altro lo legge.",
        en: "Referring a candidate to a vacancy concerns two members: the candidate's holder and the vacancy's owner. Nobody else reads it.",
      },
    },
    {
      id: '5.2',
      text: {
        it: "Il titolare del candidato lo propone, o il titolare dell'offerta lo chiede. Chi propone lo fa di persona: un punteggio di affinità è un suggerimento spiegato, non una decisione, e non usa mai caratteristiche protette.",
        en: "The candidate's holder proposes, or the vacancy's owner asks. It is a person who proposes: a matching score is an explained suggestion, not a decision, and never uses protected characteristics.",
      },
    },
    {
      id: '5.3',
      text: {
        it: "L'altro membro accetta, o rifiuta indicandone il motivo fra quelli previsti.",
        en: 'The other member accepts, or declines with one of the reasons foreseen.',
      },
    },
    {
      id: '5.4',
      text: {
        it: "Finché nessuno ha risposto, l'invio lo ritira chi l'ha proposto; una volta accettato, ciascuno dei due membri. Il titolare dell'offerta ne comunica l'esito; il titolare del candidato può comunicarne la rinuncia.",
        en: "While nobody has answered, the referral is withdrawn by whoever proposed it; once accepted, by either member. The vacancy's owner gives the outcome; the candidate's holder may tell that the candidate renounced.",
      },
    },
    {
      id: '5.5',
      text: {
        it: "Nome e contatti del candidato viaggiano soltanto dopo l'accettazione, dal titolare del candidato al titolare dell'offerta, cifrati con la chiave di quest'ultimo: né il nodo centrale né altri possono leggerli.",
        en: "The candidate's name and contacts travel only after acceptance, from the candidate's holder to the vacancy's owner, encrypted to the latter's key: neither the hub nor others can read them.",
      },
    },
  ],
};
