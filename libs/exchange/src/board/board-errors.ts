import { NotFound } from '@filiera/member-kit';

/** 404: nothing with this id has reached this node, or it is gone. */
export const boardEntryNotFound = (): NotFound => new NotFound({
  code: 'board.not-found',
  text: { it: 'su questa bacheca non c\'è nulla con questo identificativo', en: 'nothing on this board has this id' },
});
