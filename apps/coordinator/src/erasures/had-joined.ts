import { networkMemberJoinedV1 } from '@filiera/contracts';

const JOINED = `FROM outbox WHERE entity = member.id AND type = '${networkMemberJoinedV1.type}'`;

/** SQL: whether the row `member` of registered_member had joined when the row `asked` of erasure_asked was asked. Who joined afterwards never had the person's data. */
export const HAD_JOINED = `EXISTS (SELECT ${JOINED} AND time <= asked.asked_at)`;

/** SQL: when the row `member` of registered_member first joined; it is told again with renewed keys, and of who comes back. */
export const FIRST_JOINED_AT = `(SELECT min(time) ${JOINED})`;
