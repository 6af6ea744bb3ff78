import { AGREEMENT, CANDIDATE_SECTIONS, candidateRegisteredV1, ruleOf, variantFor, type MemberKind } from '@filiera/contracts';
import type { ToldCandidate, ToldReferral } from './told.js';

/** A profile as a reader's table holds it. */
export interface SeenProfile {
  readonly person: string;
  readonly content: Readonly<Record<string, unknown>> | null;
}

/** Says which sections of whose profile a reader holds that its kind may not see, or that the person did not let anybody share. */
export function judgeProfiles(seen: readonly SeenProfile[], told: ReadonlyMap<string, ToldCandidate>, reader: { readonly id: string; readonly kind: MemberKind }): string[] {
  const hidden = new Set(sectionsHiddenFrom(reader.kind));
  return seen.flatMap(({ person, content }) => {
    const candidate = told.get(person);
    if (!candidate) return [];
    const present = CANDIDATE_SECTIONS.filter((section) => saysSomething(content?.[section]));
    // The holder's own board shows its own event in the widest form: what the person let it share.
    return present.filter((section) => !candidate.sections.includes(section) || (reader.id !== candidate.at && hidden.has(section)))
      .map((section) => `${section} of candidate ${person} at ${reader.id}`);
  });
}

/** Says which referrals a node has heard of that is neither of their parties. */
export function judgeReferrals(seen: readonly string[], told: ReadonlyMap<string, ToldReferral>, reader: string): string[] {
  return seen.filter((id) => told.has(id) && !told.get(id)!.parties.includes(reader)).map((id) => `referral ${id} at ${reader}`);
}

function sectionsHiddenFrom(kind: MemberKind): readonly string[] {
  const rule = ruleOf(AGREEMENT, candidateRegisteredV1.type);
  const form = rule && variantFor(rule, { kind });
  return form ? form.omits : CANDIDATE_SECTIONS;
}

/** An empty list, or a flag that is off, says nothing that its absence would not. */
function saysSomething(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}
