import type { ContractType, OccupationRef, PlacementEndReason, PlacementState } from '@filiera/contracts';
import { endDateRuleOf } from './contract-ends.js';
import type { KnownPlacement, PlacementDecision } from './decide-placement.js';

/** An employment as its employer told the office: what it is now, whole. */
export interface LearntEmployment {
  readonly contract: ContractType;
  readonly startDate: string;
  readonly endDate?: string;
  readonly municipality?: string;
  readonly weeklyHours?: number;
  /** Used when nothing more precise is known of the work. */
  readonly occupation: OccupationRef;
  /** It is over: `endDate` is then the last day of work. */
  readonly ended?: PlacementEndReason;
}

/**
 * An employment as it began: not over, and without the end that its contract forbids. An end that is known already, because what the employer told of it came
 * first, is the next fact ({@link followLearnt}).
 */
export function asBegun({ ended: _, endDate, ...begun }: LearntEmployment): LearntEmployment {
  return endDate === undefined || endDateRuleOf(begun.contract).end === 'forbidden' ? begun : { ...begun, endDate };
}

/** A placement that the office learnt of and nobody of the network had told: its own candidate, no vacancy. */
export function startLearnt(employment: LearntEmployment, me: string): PlacementDecision {
  return { event: 'started', version: 1, state: { vacancyOwner: me, holder: me, sample: false, ...factsOf(asBegun(employment)), occupation: employment.occupation } };
}

/**
 * What the present employment makes of a placement that this member has told: the fact to tell, or null when nothing has changed. An employment that was
 * annulled never was: since a placement can only end, it ends on the day on which it would have begun, also when that day is to come.
 * An end can be taken back: the placement is then active again, with the whole state in a `transformed`.
 * @param employment null when it was annulled
 */
export function followLearnt({ version, state }: KnownPlacement, employment: LearntEmployment | null): PlacementDecision | null {
  const next = employment === null ? annulled(state) : { ...kept(state), ...factsOf(employment) };
  if (sameState(state, next)) return null;
  return { event: eventOf(state, next), version: version + 1, state: next };
}

function annulled(state: PlacementState): PlacementState {
  return { ...state, status: 'ended', endDate: state.startDate, endReason: 'other' };
}

/** What the employer's communication says nothing of: where the placement comes from, and its occupation, which whoever placed the person knows better. */
function kept({ referral, vacancy, vacancyOwner, holder, occupation, sample }: PlacementState): Omit<PlacementState, 'status' | 'contract' | 'startDate'> {
  return { ...(referral ? { referral } : {}), ...(vacancy ? { vacancy } : {}), vacancyOwner, holder, occupation, sample };
}

function factsOf({ contract, startDate, endDate, municipality, weeklyHours, ended }: LearntEmployment): Omit<PlacementState, 'vacancyOwner' | 'holder' | 'occupation' | 'sample'> {
  return {
    status: ended ? 'ended' : 'active', contract, startDate,
    ...(endDate ? { endDate } : {}), ...(municipality ? { municipality } : {}), ...(weeklyHours ? { weeklyHours } : {}), ...(ended ? { endReason: ended } : {}),
  };
}

function eventOf(before: PlacementState, after: PlacementState): PlacementDecision['event'] {
  if (after.status === 'ended') return 'ended';
  const later = before.status === 'active' && before.endDate !== undefined && after.endDate !== undefined && after.endDate > before.endDate;
  return later && sameState({ ...before, endDate: after.endDate! }, after) ? 'extended' : 'transformed';
}

function sameState(a: PlacementState, b: PlacementState): boolean {
  const inOrder = (state: PlacementState): string => JSON.stringify(Object.entries(state).filter(([, value]) => value !== undefined).sort(([x], [y]) => (x < y ? -1 : 1)));
  return inOrder(a) === inOrder(b);
}
