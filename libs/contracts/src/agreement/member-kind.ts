/** The kinds of organisation the agreement knows. A kind is a program, a member is a configuration of it. */
export const MEMBER_KINDS = ['cpi', 'agency', 'school', 'university', 'eures', 'coordinator', 'steward'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** A member as the agreement sees it: who it is and of which kind. */
export interface Member {
  /** Lower-case letters, digits and hyphens, 3 to 40 characters; never the name of a kind, never `all`. */
  readonly id: string;
  readonly kind: MemberKind;
}
