import type { Purpose } from './agreement.types.js';

/** Why data flow. There is no other reason (clause 1.4). */
export const purposes: readonly Purpose[] = [
  { id: 'job-placement', clause: '1.4', text: { it: 'incontro tra domanda e offerta di lavoro', en: 'bringing people and jobs together' } },
  { id: 'referral', clause: '5.1', text: { it: "invio di un candidato su un'offerta", en: 'referring a candidate to a vacancy' } },
  { id: 'placement-follow-up', clause: '6.1', text: { it: "conoscenza degli inserimenti e delle loro variazioni", en: 'knowing of placements and how they change' } },
  { id: 'training', clause: '11.1', text: { it: 'formazione che segue la domanda, fino alla singola persona', en: 'training that follows demand, down to the single person' } },
  { id: 'guidance', clause: '11.6', text: { it: 'orientamento della persona lungo tutta la filiera', en: 'guiding a person along the whole chain' } },
  { id: 'needs-analysis', clause: '12.1', text: { it: 'conoscenza dei fabbisogni delle imprese prima che assumano', en: 'knowing what firms need before they hire' } },
  { id: 'crisis-preparation', clause: '12.4', text: { it: 'preparare risposte a una crisi prima che cominci', en: 'preparing for a crisis before it begins' } },
  { id: 'service-quality', clause: '9.10', text: { it: 'rispetto degli standard di servizio', en: 'keeping the service standards' } },
  { id: 'erasure', clause: '7.1', text: { it: 'cancellazione dei dati personali in tutta la rete', en: 'erasing personal data across the network' } },
  { id: 'network-governance', clause: '2.1', text: { it: "vita della rete: membri, chiavi, versioni dell'accordo", en: 'running the network: members, keys, versions of the agreement' } },
];
