import type { Article } from '../agreement.types.js';

export const needs: Article = {
  number: 12,
  heading: { it: 'Fabbisogni delle imprese, progetti industriali e crisi', en: 'Needs of firms, industrial projects and crises' },
  clauses: [
    {
      id: '12.1',
      text: {
        it: "I centri per l'impiego rendono noti i fabbisogni di competenze delle imprese che servono, e i progetti industriali prima che assumano: quante persone, di quali figure, da quando, in quale settore e comune. Agenzie, scuole e università li leggono, perché la formazione segua la domanda.",
        en: 'Employment offices make known the skill needs of the firms that they serve, and industrial projects before they hire: how many people, of which occupations, from when, in which sector and municipality. Agencies, schools and universities read them, so that training follows demand.',
      },
    },
    {
      id: '12.2',
      text: {
        it: "Un fabbisogno non nomina l'impresa, che può essere una persona: resta al centro per l'impiego che la serve. Non contiene dati di persone fisiche.",
        en: 'A need does not name the firm, which may be a person: it stays with the employment office that serves it. It contains no data of natural persons.',
      },
    },
    {
      id: '12.3',
      text: {
        it: 'A un fabbisogno si risponde pubblicando un corso che lo indica. Coperto, cambiato o caduto il bisogno, chi lo ha dichiarato lo ritira.',
        en: 'A need is taken up by publishing a course that names it. Once the need is covered, has changed or is gone, whoever declared it withdraws it.',
      },
    },
    {
      id: '12.4',
      text: {
        it: "I centri per l'impiego rendono note le crisi delle imprese prima che comincino: che cosa si prevede, da quando, quante persone riguarda, di quali figure, in quale settore e comune. Le leggono centri per l'impiego, agenzie, scuole, università, servizi EURES e l'ente coordinatore, perché ciascuno possa agire per tempo.",
        en: 'Employment offices make crises of firms known before they begin: what is expected, from when, how many people it concerns, of which occupations, in which sector and municipality. Employment offices, agencies, schools, universities, EURES services and the coordinating body read them, so that each can act in time.',
      },
    },
    {
      id: '12.5',
      text: {
        it: "Una crisi annunciata non nomina l'impresa né persone e non ha testi liberi: l'impresa resta al centro per l'impiego che la serve. Sotto la soglia di legge dei licenziamenti collettivi non si annuncia, perché in pochi ci si riconosce.",
        en: 'An announced crisis names neither the firm nor persons and has no free text: the firm stays with the employment office that serves it. Below the threshold of the law for collective dismissals it is not announced, because few people can be recognised.',
      },
    },
    {
      id: '12.6',
      text: {
        it: 'Chi ha annunciato una crisi la ritira quando è scongiurata, cambiata o finita. Annunciarla non avvia termini per chi la legge.',
        en: 'Whoever announced a crisis withdraws it when it is averted, has changed or is over. Its announcement starts no term for those who read it.',
      },
    },
  ],
};
