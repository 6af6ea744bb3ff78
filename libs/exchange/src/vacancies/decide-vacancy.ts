import type { MemberKind, VacancyOrigin, VacancyState } from '@filiera/contracts';
import { localDate } from '../calendar/local-date.js';
import { checkAdvertisement } from './check-advertisement.js';
import { toVacancyState } from './to-vacancy-state.js';
import { tooManyPositions, vacancyNotIn, vacancyNotPublishable } from './vacancy-errors.js';
import type { VacancyContent, VacancyEntity, VacancyStage } from './vacancy.entity.js';

/** What a vacancy is, apart from its row. */
export type VacancyFacts = Pick<VacancyEntity, 'stage' | 'content' | 'openPositions' | 'publishedOn' | 'validUntil' | 'originSystem' | 'originReference'>;

/** The event that tells the network, or null when the network has nothing to learn. */
export type VacancyEvent = 'published' | 'updated' | 'filled' | 'expired' | 'withdrawn';

/** How a vacancy stands after a step, and what the network is told. */
export interface VacancyDecision {
  readonly vacancy: VacancyFacts;
  readonly event: VacancyEvent | null;
}

/** Who decides, and when. */
export interface Decider {
  readonly kind: MemberKind;
  readonly now: Date;
}

/** What a vacancy says unless its author says otherwise. */
const DEFAULTS: VacancyContent = {
  language: 'it', essentialSkills: [], optionalSkills: [], languages: [], licences: [], positions: 1, remote: 'none', targetedPlacement: false, sample: false,
};

/** A new draft. Drafts may lack anything. */
export function decideDraft(content: VacancyContent, origin: VacancyOrigin | null = null): VacancyFacts {
  const full = merged(DEFAULTS, content);
  return {
    stage: 'draft', content: full, openPositions: full.positions!, publishedOn: null, validUntil: full.validUntil ?? null,
    originSystem: origin?.system ?? null, originReference: origin?.reference ?? null,
  };
}

/**
 * Publishes a draft, or again what was withdrawn or has expired.
 * @throws Conflict from another stage, Invalid with every fault
 */
export function decidePublish(vacancy: VacancyFacts, { kind, now }: Decider): VacancyDecision {
  refuseUnlessIn(vacancy.stage, ['draft', 'withdrawn', 'expired']);
  const published: VacancyFacts = { ...vacancy, stage: 'published', publishedOn: localDate(now), openPositions: Math.max(vacancy.openPositions, 1) };
  return { vacancy: refuseFaults(published, { kind, now }), event: 'published' };
}

/**
 * Changes a vacancy that is not filled. A field set to null is removed. A published vacancy is checked again in full; one that was withdrawn or has expired
 * is changed as a draft is, for the day on which it is published again: without that its last day could never lie ahead of it again.
 * @throws Conflict when it is filled, Invalid with every fault
 */
export function decideUpdate(vacancy: VacancyFacts, changes: VacancyContent, decider: Decider): VacancyDecision {
  refuseUnlessIn(vacancy.stage, ['draft', 'published', 'withdrawn', 'expired']);
  const published = vacancy.stage === 'published';
  const content = merged(vacancy.content, changes);
  const filled = (vacancy.content.positions ?? 1) - vacancy.openPositions;
  const openPositions = (content.positions ?? 1) - filled;
  if (openPositions < (published ? 1 : 0)) throw tooManyPositions('positions', vacancy.openPositions);
  const changed: VacancyFacts = { ...vacancy, content, openPositions, validUntil: content.validUntil ?? null };
  if (!published) return { vacancy: changed, event: null };
  return { vacancy: refuseFaults(changed, decider), event: 'updated' };
}

/**
 * Fills positions of a published vacancy; without a number, all that are open.
 * @throws Conflict when it is not published, Invalid when fewer are open
 */
export function decideFill(vacancy: VacancyFacts, positions?: number): VacancyDecision {
  refuseUnlessIn(vacancy.stage, ['published']);
  const openPositions = vacancy.openPositions - (positions ?? vacancy.openPositions);
  if (openPositions < 0) throw tooManyPositions('positions', vacancy.openPositions);
  if (openPositions === 0) return { vacancy: { ...vacancy, stage: 'filled', openPositions }, event: 'filled' };
  return { vacancy: { ...vacancy, openPositions }, event: 'updated' };
}

/**
 * Takes a vacancy back; of a draft the network learns nothing.
 * @throws Conflict when it is filled, expired or withdrawn already
 */
export function decideWithdraw(vacancy: VacancyFacts): VacancyDecision {
  refuseUnlessIn(vacancy.stage, ['draft', 'published']);
  return { vacancy: { ...vacancy, stage: 'withdrawn' }, event: vacancy.stage === 'published' ? 'withdrawn' : null };
}

/** Closes a published vacancy whose last day has passed; null while it has not. */
export function decideExpire(vacancy: VacancyFacts, now: Date): VacancyDecision | null {
  if (vacancy.stage !== 'published' || vacancy.validUntil === null || vacancy.validUntil >= localDate(now)) return null;
  return { vacancy: { ...vacancy, stage: 'expired' }, event: 'expired' };
}

function refuseUnlessIn(stage: VacancyStage, wanted: readonly VacancyStage[]): void {
  if (!wanted.includes(stage)) throw vacancyNotIn(stage, wanted);
}

function refuseFaults(vacancy: VacancyFacts, decider: Decider): VacancyFacts {
  const faults = checkAdvertisement(toVacancyState(vacancy, 'published'), decider);
  if (faults.length > 0) throw vacancyNotPublishable(faults);
  return vacancy;
}

/** The changes over the content; null takes a field away, undefined leaves it. */
function merged(content: VacancyContent, changes: VacancyContent): VacancyContent {
  const all = { ...content, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
  const present = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as VacancyContent;
  return { ...present, positions: present.positions ?? 1 };
}

/** The whole public state after a decision; complete because it has been checked. */
export function publicStateOf(vacancy: VacancyFacts): VacancyState {
  return toVacancyState(vacancy, vacancy.stage === 'draft' ? 'withdrawn' : vacancy.stage) as VacancyState;
}
