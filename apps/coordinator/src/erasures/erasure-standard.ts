import { AGREEMENT, networkErasureConfirmedV1, ruleOf } from '@filiera/contracts';

/** The agreement's standard for the confirmation of an erasure. */
export const ERASURE_STANDARD = AGREEMENT.serviceStandards.find(({ expects }) => expects.includes(networkErasureConfirmedV1.type))!;

/** Members of these kinds have to confirm. */
export const CONFIRMING_KINDS = ruleOf(AGREEMENT, networkErasureConfirmedV1.type)!.publishers;
