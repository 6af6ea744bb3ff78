import { defineEvent } from '../events/event-contract.js';
import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { OneOf, Whole } from '../fields/values.js';
import { ENTITY_ID } from '../vocabulary/codes.js';
import { supersededHasVersion } from './erasure-rules.js';

/** How much of a person is erased: everything, or the profile's versions that a narrower consent has superseded. */
export const ERASURE_SCOPES = ['person', 'superseded'] as const;
export type ErasureScope = (typeof ERASURE_SCOPES)[number];

/** The holder asks every member, and the hub, to erase a person's data (GDPR art. 17). */
export class NetworkErasureRequestedV1 {
  /** The person's pseudonym. */
  @Obeys(ENTITY_ID)
  @Agrees(supersededHasVersion)
  person!: string;

  /** Everything about the person, or only superseded versions of the profile. */
  @OneOf(ERASURE_SCOPES)
  scope!: ErasureScope;

  /** With scope `superseded`: profile versions below this one are erased. */
  @Optional()
  @Whole(2, 2_147_483_647)
  belowVersion?: number;
}

const example: NetworkErasureRequestedV1 = { person: '5b0f7c2e-8d4a-4f63-9a1c-2e3d4f5a6b7c', scope: 'person' };

export const networkErasureRequestedV1 = defineEvent('network.erasure-requested.v1', {
  payload: NetworkErasureRequestedV1,
  description: "A person's holder asks every member, and the hub, to erase the person's data, or the versions of it that a narrower consent has superseded.",
  example,
  moreExamples: [{ ...example, scope: 'superseded', belowVersion: 4 }],
  invalidExamples: [
    { why: 'the person is a pseudonym', value: { ...example, person: 'Persona Esempio 1' } },
    { why: 'superseded versions need their limit', value: { ...example, scope: 'superseded' } },
    { why: 'erasing the person leaves no version', value: { ...example, belowVersion: 4 } },
    { why: 'the limit is a version', value: { ...example, scope: 'superseded', belowVersion: 0 } },
    { why: 'the scope is missing', value: { person: example.person } },
  ],
});
