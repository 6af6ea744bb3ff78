import type { CandidateSkill } from '@filiera/contracts';
import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { ChangeCandidate } from '../candidates/change-candidate.js';

/** Adds what a person has learnt to the profile, as any other change of it: the network is told as far as the person shares skills. */
@Injectable()
export class AddGainedSkills {
  constructor(private readonly changes: ChangeCandidate) {}

  /** Skills that the person has already stay as they are. Whoever is no candidate here, or was erased, is left alone. */
  async add(person: string, gained: readonly string[], tx: Transaction): Promise<void> {
    const candidate = await tx.findOneBy(CandidateEntity, { id: person });
    if (!candidate || candidate.standing === 'erased') return;
    await this.changes.run(person, [], ({ candidate: { profile } }) => ({ columns: { profile: { ...profile, skills: withGained(profile.skills ?? [], gained) } } }));
  }
}

/** The skills with those that are new, without a level: nobody has judged it. */
export function withGained(skills: readonly CandidateSkill[], gained: readonly string[]): CandidateSkill[] {
  const held = new Set(skills.map(({ uri }) => uri));
  return [...skills, ...[...new Set(gained)].filter((uri) => !held.has(uri)).map((uri) => ({ uri }))];
}
