import type { Text } from '@filiera/contracts';

const TITLES: Readonly<Record<number, Text>> = {
  400: { it: 'Richiesta non valida', en: 'Invalid request' },
  401: { it: 'Credenziali necessarie', en: 'Credentials required' },
  403: { it: 'Non consentito', en: 'Not allowed' },
  404: { it: 'Non trovato', en: 'Not found' },
  405: { it: 'Metodo non ammesso', en: 'Method not allowed' },
  408: { it: 'Tempo scaduto', en: 'Time is up' },
  409: { it: 'In contrasto con lo stato attuale', en: 'In conflict with the present state' },
  410: { it: 'Non esiste più', en: 'Gone' },
  413: { it: 'Richiesta troppo grande', en: 'Request too large' },
  414: { it: 'Indirizzo troppo lungo', en: 'Address too long' },
  415: { it: 'Tipo di contenuto non ammesso', en: 'Unsupported content type' },
  422: { it: 'Contenuto non ammesso', en: 'Content not allowed' },
  431: { it: 'Intestazioni troppo grandi', en: 'Headers too large' },
  500: { it: 'Errore del nodo', en: 'Error of the node' },
  503: { it: 'Servizio momentaneamente non disponibile', en: 'Service momentarily unavailable' },
};

/** The short, human-readable summary of a status. */
export function titleOf(status: number): Text {
  return TITLES[status] ?? (status < 500 ? TITLES[400]! : TITLES[500]!);
}
