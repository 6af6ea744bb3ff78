import type { PlacementEndReason, Text } from '@filiera/contracts';

/** Why an employment ended, in a code of the ministry, and what of it the network is told: nothing of health or family. */
export interface EndCause {
  readonly code: string;
  readonly label: Text;
  readonly reason: PlacementEndReason;
}

/** Check when the ministry's table changes; an office adds rows in its `node.yml`. */
export const END_CAUSES: readonly EndCause[] = [
  { code: 'DI', label: { it: 'Dimissioni', en: 'Resignation' }, reason: 'resignation' },
  { code: 'DG', label: { it: 'Dimissioni per giusta causa', en: 'Resignation for just cause' }, reason: 'resignation' },
  { code: 'DP', label: { it: 'Dimissioni durante il periodo di prova', en: 'Resignation during the trial period' }, reason: 'resignation' },
  { code: 'LI', label: { it: 'Licenziamento', en: 'Dismissal' }, reason: 'dismissal' },
  { code: 'LG', label: { it: 'Licenziamento per giustificato motivo oggettivo', en: 'Dismissal for business reasons' }, reason: 'dismissal' },
  { code: 'LC', label: { it: 'Licenziamento per giusta causa', en: 'Dismissal for just cause' }, reason: 'dismissal' },
  { code: 'LO', label: { it: 'Licenziamento collettivo', en: 'Collective dismissal' }, reason: 'dismissal' },
  { code: 'LP', label: { it: 'Mancato superamento del periodo di prova', en: 'Trial period not passed' }, reason: 'trial-not-passed' },
  { code: 'RC', label: { it: 'Risoluzione consensuale', en: 'Mutual agreement' }, reason: 'mutual-agreement' },
  { code: 'FT', label: { it: 'Fine del termine', en: 'End of the term' }, reason: 'term-reached' },
  { code: 'AL', label: { it: 'Altro', en: 'Other' }, reason: 'other' },
];

/** What the network is told of a cause; `other` for one that the table does not have. */
export function endReasonOf(causes: readonly EndCause[], code: string | undefined): PlacementEndReason {
  return causes.findLast((cause) => cause.code === code)?.reason ?? 'other';
}
