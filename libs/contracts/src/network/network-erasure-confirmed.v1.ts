import { defineEvent } from '../events/event-contract.js';
import { Obeys } from '../fields/field-rule.js';
import { Whole } from '../fields/values.js';
import { ENTITY_ID } from '../vocabulary/codes.js';
import { MEMBER_ID } from '../vocabulary/member-id.js';

/** A member, or the hub's steward, has erased a person's data. It answers the request whose `ce-correlationid` it carries. */
export class NetworkErasureConfirmedV1 {
  /** The person's pseudonym. */
  @Obeys(ENTITY_ID)
  person!: string;

  /** The member that asked. */
  @Obeys(MEMBER_ID)
  holder!: string;

  /** How many records were erased; 0 when there were none. */
  @Whole(0, 2_147_483_647)
  erasedRecords!: number;
}

const example: NetworkErasureConfirmedV1 = { person: '5b0f7c2e-8d4a-4f63-9a1c-2e3d4f5a6b7c', holder: 'cpi-esempio', erasedRecords: 3 };

export const networkErasureConfirmedV1 = defineEvent('network.erasure-confirmed.v1', {
  payload: NetworkErasureConfirmedV1,
  description: "A member, or the hub's steward, has erased a person's data, and says how many records. Its ce-correlationid is the request's: by it the confirmation is counted as the answer.",
  example,
  moreExamples: [{ ...example, erasedRecords: 0 }],
  invalidExamples: [
    { why: 'a count is not negative', value: { ...example, erasedRecords: -1 } },
    { why: 'a count is whole', value: { ...example, erasedRecords: 1.5 } },
    { why: 'the holder is a member, not a kind', value: { ...example, holder: 'cpi' } },
    { why: 'the person is missing', value: { holder: 'cpi-esempio', erasedRecords: 0 } },
  ],
});
