import { CLOCK_TOLERANCE_MS } from '@filiera/member-kit';

/**
 * SQL: whether a row `answer` of erasure_answered confirms the request that is the row `asked` of erasure_asked. The story says so, whatever the two
 * machines' clocks do. A confirmation that is part of no request's story is taken for one of this request by its time, which the
 * confirming machine gives and the asking one does not share.
 */
export const ANSWERS_REQUEST = `answer.person = asked.person AND (
    answer.story = asked.story
    OR answer.answered_at >= asked.asked_at - interval '${CLOCK_TOLERANCE_MS} milliseconds'
      AND NOT EXISTS (SELECT FROM erasure_asked other WHERE other.story = answer.story))`;

/** SQL: when it was confirmed. A clock that is behind says that it was before anybody asked. */
export const ANSWERED_AT = 'greatest(answer.answered_at, asked.asked_at)';
