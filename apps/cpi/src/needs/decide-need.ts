import { AGREEMENT, dueAt, needDeclaredV1, validatePayload, type NeedState, type NeedWithdrawalReason } from '@filiera/contracts';
import { localDate } from '@filiera/exchange';
import { firmMissing, needNotDeclarable, needWithdrawn } from './need-errors.js';
import type { NeedContent, NeedEntity } from './need.entity.js';

/** What a need is, apart from its row. */
export type NeedFacts = Pick<NeedEntity, 'firm' | 'status' | 'content' | 'declaredOn' | 'takeUpBy' | 'withdrawalReason'>;

/**
 * A need as it is declared.
 * @throws Invalid with every fault: those of the contract (a project is announced before it hires), and a skill need without its firm
 */
export function decideDeclaration(content: NeedContent, firm: string | null, now: Date): NeedFacts {
  const need: NeedFacts = { firm, status: 'declared', content, declaredOn: localDate(now), takeUpBy: takeUpDueAt(now), withdrawalReason: null };
  const faults = [...validatePayload(needDeclaredV1, toNeedState(need)), ...(content.kind === 'skill-need' && firm === null ? [firmMissing] : [])];
  if (faults.length > 0) throw needNotDeclarable(faults);
  return need;
}

/** @throws Conflict when it is withdrawn already */
export function decideNeedWithdrawal(need: NeedFacts, reason: NeedWithdrawalReason): NeedFacts {
  if (need.status === 'withdrawn') throw needWithdrawn();
  return { ...need, status: 'withdrawn', withdrawalReason: reason };
}

/** The public state of a need. Every field crosses here by name; the firm is left behind on purpose (clause 12.2). */
export function toNeedState({ status, content, declaredOn, takeUpBy, withdrawalReason }: NeedFacts): NeedState {
  return {
    status,
    kind: content.kind,
    title: content.title,
    ...(content.description ? { description: content.description } : {}),
    sector: content.sector,
    municipality: content.municipality,
    occupations: content.occupations.map(({ occupation, headcount, skills }) => ({ occupation, headcount, skills })),
    from: content.from,
    declaredOn,
    takeUpBy: takeUpBy.toISOString(),
    ...(withdrawalReason ? { withdrawalReason } : {}),
    sample: content.sample,
  };
}

/** By when the agreement wants a need taken up that is declared now (clause 9.7). */
function takeUpDueAt(now: Date): Date {
  const standard = AGREEMENT.serviceStandards.find(({ after }) => after === needDeclaredV1.type);
  if (!standard) throw new Error(`the agreement ${AGREEMENT.version} has no service standard for ${needDeclaredV1.type}`);
  return dueAt(standard.within, now);
}
