import type { Monitor, Party, ProgressWatcher } from './agreement.types.js';

/** Kinds of organisation that sign, and what each does in the network. */
export const parties: readonly Party[] = [
  { kind: 'cpi', clause: '2.2', name: { it: "Centro per l'impiego", en: 'Public employment office' }, role: { it: 'iscrive chi cerca lavoro, serve le imprese e ne dichiara i fabbisogni, cura il collocamento mirato', en: 'registers jobseekers, serves firms and declares their needs, takes care of targeted placement' } },
  { kind: 'agency', clause: '2.2', name: { it: 'Agenzia per il lavoro autorizzata', en: 'Authorised employment agency' }, role: { it: 'porta offerte di imprese clienti e candidati, somministra lavoro', en: "brings client firms' vacancies and candidates, provides agency work" } },
  { kind: 'school', clause: '2.2', name: { it: 'Istituto scolastico', en: 'School' }, role: { it: 'come Punto Borsa Lavoro accompagna al lavoro studenti e diplomati, e tiene corsi', en: 'accompanies students and graduates into work, and gives courses' } },
  { kind: 'university', clause: '2.2', name: { it: 'Università', en: 'University' }, role: { it: 'accompagna al lavoro studenti e laureati, e tiene corsi', en: 'accompanies students and graduates into work, and gives courses' } },
  { kind: 'eures', clause: '2.2', name: { it: 'Servizio EURES', en: 'EURES service' }, role: { it: 'porta nella rete le offerte europee', en: 'brings European vacancies into the network' } },
  { kind: 'coordinator', clause: '8.1', name: { it: 'Ente coordinatore', en: 'Coordinating body' }, role: { it: "tiene il registro dei membri e l'accordo, osserva la rete senza leggerne i contenuti", en: 'keeps the registry of members and the agreement, watches the network without reading contents' } },
  { kind: 'steward', clause: '8.3', name: { it: 'Custode del nodo centrale', en: 'Steward of the hub' }, role: { it: 'tiene il nodo centrale come vuole l\'accordo e ne custodisce le chiavi', en: 'keeps the hub as the agreement says and holds its keys' } },
];

/** The coordinator follows the families of work by headers alone (clause 8.2). */
export const monitors: readonly Monitor[] = [
  { kind: 'coordinator', families: ['candidate', 'vacancy', 'referral', 'placement', 'training', 'need'], clause: '8.2' },
];

/** The coordinator sees how far behind each member reads (clause 8.5). */
export const progressWatchers: readonly ProgressWatcher[] = [{ kind: 'coordinator', clause: '8.5' }];
