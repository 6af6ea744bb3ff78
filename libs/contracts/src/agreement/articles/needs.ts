import type { Article } from '../agreement.types.js';

export const needs: Article = {
  number: 12,
  heading: { it: 'Fabbisogni delle imprese e progetti industriali', en: 'Needs of firms and industrial projects' },
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
  ],
};
