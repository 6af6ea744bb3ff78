import { type DatedRule, ruleInForce } from '@filiera/exchange';

/** A fixed term longer than this needs one of the reasons of the law. */
interface ReasonLimit extends DatedRule {
  readonly months: number;
}

/** Between D.L. 34/2014 and D.L. 87/2018 no reason was needed; the length itself has its limits where placements have theirs. */
export const REASON_LIMITS: readonly ReasonLimit[] = [{ months: 12, validFrom: '2018-07-14', source: 'D.Lgs 81/2015 art. 19 c. 1; D.L. 87/2018 art. 1' }];

/** The limit in force on the day the employment begins. */
export function reasonLimitOn(startDate: string): ReasonLimit | undefined {
  return ruleInForce(REASON_LIMITS, startDate);
}
