import { NotFound } from '@filiera/member-kit';

/** 404: the vocabulary of this node has no such occupation or group. */
export const vocabularyEntryNotFound = (): NotFound => new NotFound({
  code: 'vocabulary.not-found',
  text: { it: 'il vocabolario di questo nodo non ha questa figura o questo gruppo', en: 'the vocabulary of this node has no such occupation or group' },
});
