import type { GuidanceState } from '@filiera/contracts';
import type { GuidanceInterviewEntity } from './guidance-interview.entity.js';

/** What the holder of the profile is told of an interview: not the note. */
export function toGuidanceState({ kind, heldOn, holder, objective, nextStep }: GuidanceInterviewEntity, heldBy: string): GuidanceState {
  return { kind, heldOn, heldBy, holder, ...(objective ? { objective } : {}), nextStep };
}
