import { NotFound } from '@filiera/member-kit';

/** 404: no such apprenticeship here. */
export const apprenticeshipNotFound = (): NotFound =>
  new NotFound({ code: 'apprenticeship.not-found', text: { it: 'questo nodo non ha un apprendistato con questo identificativo', en: 'this node has no apprenticeship with this id' } });
