import type { Article } from '../agreement.types.js';

export const placements: Article = {
  number: 6,
  heading: { it: 'Inserimenti al lavoro', en: 'Placements' },
  clauses: [
    {
      id: '6.1',
      text: {
        it: "Centri per l'impiego e agenzie comunicano l'inizio di un rapporto di lavoro nato dalla rete o di cui hanno notizia. Lo leggono i centri per l'impiego, per il loro compito, e i membri che l'inserimento riguarda: il titolare del candidato e il titolare dell'offerta.",
        en: "Employment offices and agencies tell when an employment begins that the network brought about or that they learn of. It is read by the employment offices, for their task, and by the members that the placement concerns: the candidate's holder and the vacancy's owner.",
      },
    },
    {
      id: '6.2',
      text: {
        it: 'Chi ha comunicato un inserimento ne comunica la trasformazione, la proroga e la fine. Fra i motivi di fine non ci sono quelli che direbbero della salute o della famiglia di una persona.',
        en: "Whoever told of a placement tells of its transformation, its extension and its end. The reasons for an end do not include those that would tell of a person's health or family.",
      },
    },
  ],
};
