import type { Article } from '../agreement.types.js';
import { VACANCY_VALIDITY } from '../../vacancy/vacancy-validity.js';

// The days are the newest row of the table that payloads are checked against.
const { ordinaryDays, importedDays } = VACANCY_VALIDITY.at(-1)!;

export const vacancies: Article = {
  number: 4,
  heading: { it: 'Offerte di lavoro', en: 'Vacancies' },
  clauses: [
    {
      id: '4.1',
      text: {
        it: "Chi riceve un'offerta di lavoro da un'impresa la pubblica nella rete, e la aggiorna quando cambia. Il servizio EURES porta quelle europee. Tutti i membri operativi la leggono intera.",
        en: 'Whoever receives a vacancy from a firm publishes it in the network, and updates it when it changes. The EURES service brings the European ones. All working members read it whole.',
      },
    },
    {
      id: '4.2',
      text: {
        it: "Un'offerta descrive un posto, non persone: non contiene dati di persone fisiche.",
        en: 'A vacancy describes a post, not people: it contains no data of natural persons.',
      },
    },
    {
      id: '4.3',
      text: {
        it: `Un'offerta non chiede età, sesso, nazionalità, aspetto, convinzioni o stato di famiglia (D.Lgs 276/2003 art. 10, D.Lgs 198/2006 art. 27); indica la retribuzione quando è nota (Direttiva UE 2023/970); un'agenzia mostra il numero della propria autorizzazione (D.Lgs 276/2003 art. 9). Resta aperta al massimo ${ordinaryDays} giorni dalla pubblicazione; una importata da altro sistema, secondo le regole di quello e al massimo ${importedDays} giorni.`,
        en: `A vacancy does not ask for age, sex, nationality, appearance, beliefs or family state (D.Lgs 276/2003 art. 10, D.Lgs 198/2006 art. 27); it gives the pay when it is known (Directive EU 2023/970); an agency shows the number of its authorisation (D.Lgs 276/2003 art. 9). It stays open for at most ${ordinaryDays} days from publication; one brought in from another system, by that system's rules and for at most ${importedDays} days.`,
      },
    },
    {
      id: '4.4',
      text: {
        it: "Coperti tutti i posti, passata la scadenza o venuto meno il bisogno, chi l'ha pubblicata lo comunica e l'offerta non è più proposta a nessuno.",
        en: 'Once every position is filled, the last day has passed or the need has gone, whoever published it says so and the vacancy is offered to nobody any more.',
      },
    },
  ],
};
