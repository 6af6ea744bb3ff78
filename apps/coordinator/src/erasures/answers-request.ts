import { answersOrder } from '@filiera/member-kit';

/** SQL: whether a row `answer` of erasure_answered confirms the request that is the row `asked` of erasure_asked. */
export const ANSWERS_REQUEST = `answer.person = asked.person AND ${answersOrder(
  { story: 'answer.story', at: 'answer.answered_at' }, { story: 'asked.story', at: 'asked.asked_at' }, 'SELECT FROM erasure_asked other WHERE other.story = answer.story',
)}`;

/** SQL: when it was confirmed. A clock that is behind says that it was before anybody asked. */
export const ANSWERED_AT = 'greatest(answer.answered_at, asked.asked_at)';
