import { Invalid, NotFound } from '@filiera/member-kit';

/** 404: a plan is made by the member that follows the person. */
export const planCandidateNotFound = (): NotFound => new NotFound({
  code: 'training-plan.candidate-not-found',
  text: { it: 'questo nodo non segue un candidato con questo identificativo', en: 'this node follows no candidate with this id' },
});

/** 422: this node's vocabulary has no such occupation. */
export const unknownOccupation = (): Invalid => new Invalid({
  code: 'training-plan.unknown-occupation',
  text: { it: 'il vocabolario di questo nodo non ha questa figura: cercarla su /vocabulary/occupations', en: 'the vocabulary of this node has no such occupation: look for it at /vocabulary/occupations' },
  faults: [{ field: 'query.occupation', rule: 'esco-occupation', text: { it: 'URI ESCO di una figura', en: 'ESCO URI of an occupation' } }],
});
