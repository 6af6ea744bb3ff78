import { MOST_SKILLS, type CandidateSkill } from '@filiera/contracts';
import { Clock, isForgotten, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { CandidateStore } from '../candidates/candidate-store.js';
import { ChangeCandidate } from '../candidates/change-candidate.js';

/** Adds what a person has learnt to the profile, as any other change of it: the network is told as far as the person shares skills. */
@Injectable()
export class AddGainedSkills {
  constructor(private readonly changes: ChangeCandidate, private readonly store: CandidateStore, private readonly clock: Clock) {}

  /** Skills that the person has already stay as they are. Whoever is no candidate here, or was erased, is left alone. */
  async add(person: string, gained: readonly string[], tx: Transaction): Promise<void> {
    if (!await isHere(person, tx)) return;
    if (await isForgotten(person, tx)) return this.keep(person, gained, tx);
    await this.changes.run(person, [], ({ candidate: { profile } }) => ({ columns: { profile: { ...profile, skills: withGained(profile.skills ?? [], gained) } } }));
  }

  /**
   * As {@link add}, without a word to the network: a restored node that has to ask the person first what holds tells nothing of them until then, and the skills are told
   * with what is confirmed.
   */
  async keep(person: string, gained: readonly string[], tx: Transaction): Promise<void> {
    if (!await isHere(person, tx)) return;
    const { candidate } = await this.store.lock(person, tx);
    const { profile, version } = candidate;
    const [held, skills] = [profile.skills ?? [], withGained(profile.skills ?? [], gained)];
    if (skills.length === held.length) return;
    await this.store.update({ ...candidate, version: version + 1, profile: { ...profile, skills }, updatedAt: this.clock.now() }, tx);
  }
}

async function isHere(person: string, tx: Transaction): Promise<boolean> {
  const candidate = await tx.findOneBy(CandidateEntity, { id: person });
  return candidate !== null && candidate.standing !== 'erased';
}

/** The skills with those that are new, as many as a profile can have, without a level: nobody has judged it. */
export function withGained(skills: readonly CandidateSkill[], gained: readonly string[]): CandidateSkill[] {
  const held = new Set(skills.map(({ uri }) => uri));
  return [...skills, ...[...new Set(gained)].filter((uri) => !held.has(uri)).map((uri) => ({ uri }))].slice(0, MOST_SKILLS);
}
