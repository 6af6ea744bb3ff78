import type { ServiceStandard } from '@filiera/contracts';

const BETWEEN_TWO: ReadonlySet<ServiceStandard['by']> = new Set(['counterpart', 'holder', 'vacancy-owner', 'course-owner']);

/** Whether a standard is between two members: what others say of the same entity neither starts nor stops their clock. */
export function isBetweenTwo(by: ServiceStandard['by']): boolean {
  return BETWEEN_TWO.has(by);
}
